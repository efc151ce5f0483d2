package org.partbook.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import org.partbook.db.Database;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;
import tools.jackson.databind.JsonNode;

/// The publisher's side of terms.
public final class Agreements {
  private final Database db;
  private final Clock clock;
  private final Actor actor;
  private final Vendors vendors;
  private final TermsStore store = new TermsStore();
  private final JournalStore journal = new JournalStore();

  /// Terms are set by somebody.
  public Agreements(Database db, Clock clock, Actor actor, Vendors vendors) {
    this.db = db;
    this.clock = clock;
    this.actor = actor;
    this.vendors = vendors;
  }

  /// Sets terms. Those of before hold for what was sold before; of several that begin in the same
  /// moment, the last that was set holds. What was sold is never reckoned anew.
  public VendorTerms set(Vendor vendor, Instant begin, Agreement agreement) {
    var validFrom = begin.truncatedTo(ChronoUnit.MICROS);
    return db.inTransaction(tx -> {
      var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      var id = store.add(tx, vendor.id(), validFrom, agreement, now);
      vendors.noteTerms(tx, vendor.id(), id);
      journal.append(
          tx,
          EntryKind.TERMS_SET,
          actor,
          now,
          OptionalLong.of(vendor.id().value()),
          Facts.of()
              .add("terms", id)
              .add("valid_from", validFrom.toString())
              .addJson("agreement", AgreementJson.write(agreement)));
      return new VendorTerms(id, vendor.id(), validFrom, agreement, now);
    });
  }

  /// All terms of a vendor, in the order in which they begin.
  public List<VendorTerms> of(Vendor vendor) {
    return db.ask(tx -> store.ofVendor(tx, vendor.id())).all();
  }

  /// Terms that were JSON, as the journal has them.
  public static Agreement read(JsonNode agreement) {
    return AgreementJson.read(agreement);
  }

  /// Terms as JSON, as the journal has them.
  public static String json(Agreement agreement) {
    return AgreementJson.write(agreement);
  }
}
