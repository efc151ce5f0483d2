package org.partbook.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.partbook.access.Vendor;
import org.partbook.access.Vendors;
import org.partbook.db.Database;
import org.partbook.db.Tx;
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
    return setAll(List.of(new Wanted(vendor, begin, agreement))).getFirst();
  }

  /// Terms that shall be a vendor's.
  public record Wanted(Vendor vendor, Instant begin, Agreement agreement) {}

  /// Sets several terms, all or none.
  public List<VendorTerms> setAll(List<Wanted> wanted) {
    return db.inTransaction(tx -> wanted.stream().map(one -> set(tx, one)).toList());
  }

  private VendorTerms set(Tx tx, Wanted wanted) {
    var vendor = wanted.vendor().id();
    var validFrom = wanted.begin().truncatedTo(ChronoUnit.MICROS);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var id = store.add(tx, vendor, validFrom, wanted.agreement(), now);
    vendors.noteTerms(tx, vendor, id);
    journal.append(
        tx,
        EntryKind.TERMS_SET,
        actor,
        now,
        OptionalLong.of(vendor.value()),
        Facts.of()
            .add("terms", id)
            .add("valid_from", validFrom.toString())
            .addJson("agreement", AgreementJson.write(wanted.agreement())));
    return new VendorTerms(id, vendor, validFrom, wanted.agreement(), now);
  }

  /// Whether the same terms hold at that moment anyway.
  public boolean holds(Wanted wanted) {
    var known = new KnownTerms(of(wanted.vendor()), false).at(wanted.begin());
    return known
        .filter(terms -> json(terms.agreement()).equals(json(wanted.agreement())))
        .isPresent();
  }

  /// All terms of a vendor, in the order in which they begin.
  public List<VendorTerms> of(Vendor vendor) {
    return db.ask(tx -> store.ofVendor(tx, vendor.id())).all();
  }

  /// Whether no vendor has any.
  public boolean areNone() {
    return vendors.list().stream().allMatch(vendor -> of(vendor).isEmpty());
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
