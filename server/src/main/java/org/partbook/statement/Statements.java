package org.partbook.statement;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Vendor;
import org.partbook.access.VendorId;
import org.partbook.access.Vendors;
import org.partbook.blob.BlobStore;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;
import org.partbook.ledger.log.LogAt;
import org.partbook.ledger.log.LogDiffers;
import org.partbook.ledger.log.LogProofs;
import org.partbook.rights.Party;
import org.partbook.rights.PartyId;
import org.partbook.rights.Rights;
import org.partbook.statement.Statement.Closed;
import org.partbook.terms.Agreements;
import org.partbook.terms.KnownTerms;
import org.partbook.terms.Period;
import org.partbook.terms.VendorTerms;

/// Drafts statements, closes them, and derives closed ones anew.
public final class Statements {
  /// Of one vendor: those of many years.
  private static final int MOST_LISTED = 500;

  private final Database db;
  private final BlobStore blobs;
  private final Path scratch;
  private final Clock clock;
  private final Actor actor;
  private final Publisher publisher;
  private final LogProofs logs;
  private final Vendors vendors;
  private final Agreements agreements;
  private final Rights rights;
  private final JournalStore journal = new JournalStore();
  private final StatementStore store = new StatementStore();

  /// Those of an installation.
  ///
  /// @param scratch a folder for documents that are being written
  public Statements(
      Database db,
      BlobStore blobs,
      Path scratch,
      Clock clock,
      Actor actor,
      Publisher publisher,
      LogProofs logs,
      Vendors vendors,
      Agreements agreements,
      Rights rights) {
    this.db = db;
    this.blobs = blobs;
    this.scratch = scratch;
    this.clock = clock;
    this.actor = actor;
    this.publisher = publisher;
    this.logs = logs;
    this.vendors = vendors;
    this.agreements = agreements;
    this.rights = rights;
  }

  /// All statements, in the order of their time.
  public List<Statement> all() {
    return db.ask(store::all);
  }

  /// A statement by its id, or by its number if it is closed.
  public Optional<Statement> find(String idOrNumber) {
    return idOrNumber.matches("[0-9]{1,18}")
        ? db.ask(tx -> store.byId(tx, Long.parseLong(idOrNumber)))
        : db.ask(tx -> store.byNumber(tx, idOrNumber));
  }

  /// What a vendor was told that it owes: its closed statements, the latest first.
  public List<Statement> closedOf(VendorId vendor) {
    var party = Long.toString(vendor.value());
    return db.ask(tx -> store.closed(tx, StatementKind.VENDOR, party, MOST_LISTED));
  }

  /// One of these, by its number.
  public Optional<Statement> closedOf(VendorId vendor, String number) {
    return db.ask(tx -> store.byNumber(tx, number))
        .filter(one -> one.vendor().equals(OptionalLong.of(vendor.value())))
        .filter(one -> one.closed().isPresent());
  }

  /// The number of a statement's party and its name, as they are today.
  public StatementParty party(Statement statement) {
    return statement.kind() == StatementKind.VENDOR
        ? partyOf(vendor(statement.party()))
        : partyOf(holder(statement.party()));
  }

  private Vendor vendor(String key) {
    var id = new VendorId(Long.parseLong(key));
    return vendors.list().stream()
        .filter(vendor -> vendor.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new StatementRefused("there is no vendor with the number " + key));
  }

  private Party holder(String key) {
    return rights
        .lastKnown(new PartyId(key))
        .orElseThrow(() -> new StatementRefused("there is no party '" + key + "'"));
  }

  private static StatementParty partyOf(Vendor vendor) {
    return new StatementParty(
        Long.toString(vendor.id().value()),
        vendor.name(),
        vendor.details().address(),
        vendor.details().vatNumber(),
        Optional.empty(),
        Optional.empty());
  }

  private static StatementParty partyOf(Party party) {
    return new StatementParty(
        party.id().value(),
        party.name(),
        party.address(),
        party.vatNumber(),
        party.isni(),
        party.ipi());
  }

  /// Drafts what a vendor owes.
  ///
  /// @param currency if it isn't that of the terms at the end of the period
  /// @throws StatementRefused if the vendor has no terms, or if the period doesn't follow the one
  ///   of the statement before
  public Statement draft(
      Vendor vendor, StatementPeriod period, Optional<String> currency, ExchangeRates rates) {
    var agreed =
        currency
            .or(() ->
                terms(vendor, period).map(terms -> terms.agreement().currency().getCurrencyCode()))
            .orElseThrow(() ->
                new StatementRefused(
                    vendor.name() + " has no terms at the end of the period, so it owes nothing"));
    if (agreements.of(vendor).stream().map(Statements::currency).noneMatch(agreed::equals)) {
      throw new StatementRefused(
          "%s has never sold in %s by its terms".formatted(vendor.name(), agreed));
    }
    return draft(StatementKind.VENDOR, Long.toString(vendor.id().value()), agreed, period, rates);
  }

  /// In which currencies a vendor may have something that it owes: that of its terms at the end of
  /// a period, and those of before in which something has happened since the last statement.
  public List<String> currencies(Vendor vendor, StatementPeriod period) {
    var now = terms(vendor, period).map(Statements::currency);
    return agreements.of(vendor).stream()
        .map(Statements::currency)
        .distinct()
        .filter(currency -> now.filter(currency::equals).isPresent() || hasMore(vendor, currency))
        .toList();
  }

  private static String currency(VendorTerms terms) {
    return terms.agreement().currency().getCurrencyCode();
  }

  private boolean hasMore(Vendor vendor, String currency) {
    var key = Long.toString(vendor.id().value());
    return db.inTransaction(tx -> {
      var before = store.latest(tx, StatementKind.VENDOR, key, currency);
      // It has seen what came after its time, too, and left that to the next one.
      long seen = before.flatMap(Statement::closed).map(Closed::lastId).orElse(0L);
      var covered = before.map(one -> one.period().end()).orElse(Instant.EPOCH);
      return journal.hasMoney(tx, vendor.id().value(), currency, seen, covered);
    });
  }

  /// Which period is due of a vendor when a month is over: that of its terms, from the end of the
  /// statement before on.
  ///
  /// @return nothing if a longer one goes on
  public Optional<StatementPeriod> due(
      Vendor vendor, String currency, YearMonth month, ZoneId zone) {
    var whole = new StatementPeriod(month.atDay(1), month.atEndOfMonth(), zone);
    var agreed = terms(vendor, whole).map(terms -> terms.agreement().period());
    var length = agreed.orElse(Period.MONTH);
    if (!length.endsWith(month)) {
      return Optional.empty();
    }
    var first = length.first(month).atDay(1);
    var key = Long.toString(vendor.id().value());
    var covered =
        db.ask(tx -> store.latest(tx, StatementKind.VENDOR, key, currency))
            .map(before -> before.period().until().plusDays(1))
            .filter(day -> !day.isAfter(whole.until()));
    return Optional.of(new StatementPeriod(covered.orElse(first), whole.until(), zone));
  }

  /// Drafts what is due to a party.
  ///
  /// @throws StatementRefused if the period doesn't follow the one of the statement before
  public Statement draft(Party party, StatementPeriod period, ExchangeRates rates) {
    return draft(StatementKind.HOLDER, party.id().value(), party.currency(), period, rates);
  }

  private Statement draft(
      StatementKind kind,
      String party,
      String currency,
      StatementPeriod period,
      ExchangeRates rates) {
    return db.inTransaction(tx -> {
      requireNext(store.latest(tx, kind, party, currency), period);
      store.all(tx).stream()
          .filter(one -> one.closed().isEmpty() && one.kind() == kind)
          .filter(one -> one.party().equals(party))
          .filter(one -> kind == StatementKind.HOLDER || one.currency().equals(currency))
          .findFirst()
          .ifPresent(one -> {
            throw new StatementRefused(
                "there is a draft already, %d, from %s to %s: close it, or discard it"
                    .formatted(one.id(), one.period().from(), one.period().until()));
          });
      var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      var draft = store.add(tx, kind, party, currency, period, StatementHeader.write(rates), now);
      note(tx, EntryKind.STATEMENT_DRAFTED, draft, now);
      return draft;
    });
  }

  private void note(Tx tx, EntryKind kind, Statement draft, Instant now) {
    journal.append(
        tx,
        kind,
        actor,
        now,
        draft.vendor(),
        Facts.of()
            .add("draft", draft.id())
            .add("kind", draft.kind().wire())
            .add("party", draft.party())
            .add("currency", draft.currency())
            .add("from", draft.period().from().toString())
            .add("until", draft.period().until().toString()));
  }

  private static void requireNext(Optional<Statement> before, StatementPeriod period) {
    if (before.isEmpty()) {
      return;
    }
    if (!period.zone().equals(before.get().period().zone())) {
      throw new StatementRefused(
          "statement %s has its days in %s, and PARTBOOK_TIME_ZONE is %s: days would be counted twice, or not at all"
              .formatted(
                  before.get().closed().orElseThrow().number(),
                  before.get().period().zone(),
                  period.zone()));
    }
    var next = before.get().period().until().plusDays(1);
    if (!period.from().equals(next)) {
      throw new StatementRefused(
          "statement %s ends on %s, so the next one begins on %s, not on %s"
              .formatted(
                  before.get().closed().orElseThrow().number(),
                  before.get().period().until(),
                  next,
                  period.from()));
    }
  }

  private Optional<VendorTerms> terms(Vendor vendor, StatementPeriod period) {
    return new KnownTerms(agreements.of(vendor), false).at(period.end().minusNanos(1));
  }

  private AgreedVat vat(Tx tx, Statement statement, LogAt log) {
    var vendor = statement.vendor();
    return vendor.isEmpty()
        ? AgreedVat.NONE
        : AgreedVat.of(journal.bodies(tx, EntryKind.TERMS_SET, vendor.getAsLong(), log.lastId()));
  }

  /// Discards a draft.
  ///
  /// @throws StatementRefused if it is closed
  public void discard(Statement statement) {
    if (!db.inTransaction(tx -> discard(tx, statement))) {
      throw new StatementRefused(
          "statement " + statement.id() + " is closed, and closed ones stay");
    }
  }

  private boolean discard(Tx tx, Statement statement) {
    boolean wasDraft = store.deleteDraft(tx, statement.id());
    if (wasDraft) {
      note(
          tx,
          EntryKind.STATEMENT_DISCARDED,
          statement,
          clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
    return wasDraft;
  }

  /// The document of a statement, open for reading: that of a draft is made of what is in the
  /// journal now, and has no proofs.
  ///
  /// @throws StatementRefused if there is no rate for what has to be converted
  public InputStream open(Statement statement) throws IOException {
    return statement.closed().isPresent() ? kept(statement.closed().get()) : drafted(statement);
  }

  private InputStream kept(Closed closed) throws IOException {
    return new BufferedInputStream(blobs.open(closed.document(), 0, closed.bytes()));
  }

  private InputStream drafted(Statement statement) throws IOException {
    var file = UnnamedFile.in(scratch);
    try {
      db.transact(tx -> {
        var header = header(tx, statement, Optional.empty(), Optional.empty());
        write(tx, now(tx), statement, header, before(tx, statement), false, file);
      });
      return file.read();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private LogAt now(Tx tx) {
    try {
      return begun(logs.now(tx));
    } catch (LogDiffers e) {
      throw new StatementRefused(String.valueOf(e.getMessage()));
    }
  }

  private static LogAt begun(Optional<LogAt> log) {
    return log.orElseThrow(
        () -> new StatementRefused("the log has not begun yet: a server begins it when it starts"));
  }

  private Optional<Statement> before(Tx tx, Statement statement) {
    return store.latest(tx, statement.kind(), statement.party(), statement.currency());
  }

  private String header(
      Tx tx, Statement statement, Optional<String> number, Optional<Instant> closedAt) {
    var before = before(tx, statement).flatMap(Statement::closed).map(Closed::number);
    return StatementHeader.write(
        number,
        statement,
        party(statement),
        publisher,
        StatementHeader.rates(statement.rates()),
        before,
        closedAt);
  }

  private StatementWriter.Sums write(
      Tx tx,
      LogAt log,
      Statement statement,
      String header,
      Optional<Statement> before,
      boolean proofs,
      UnnamedFile file) {
    try {
      return file.write(out -> write(tx, log, statement, header, before, proofs, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StatementWriter.Sums write(
      Tx tx,
      LogAt log,
      Statement statement,
      String header,
      Optional<Statement> before,
      boolean proofs,
      OutputStream out)
      throws IOException {
    try {
      var names = journal.vendorNames(tx, log.lastId());
      var vat = vat(tx, statement, log);
      return new StatementWriter(log, statement, header, vat, names, proofs, out)
          .write(tx, header, before);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException | LogDiffers e) {
      throw new StatementRefused(String.valueOf(e.getMessage()));
    }
  }

  /// Closes a draft: gives it a number, and keeps its document for good.
  ///
  /// Whoever is killed meanwhile leaves a draft, or a closed one.
  ///
  /// @throws StatementRefused if it is closed already, if its period isn't over, if the log hasn't
  ///   all of its entries yet, or if there is no rate for what has to be converted
  public Statement close(Statement draft) throws IOException {
    if (draft.closed().isPresent()) {
      throw new StatementRefused(draft.closed().get().number() + " is closed already");
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (draft.period().end().isAfter(now)) {
      throw new StatementRefused(
          "the period lasts until %s, in %s: it can be closed when that day is over"
              .formatted(draft.period().until(), draft.period().zone()));
    }
    try (var file = UnnamedFile.in(scratch)) {
      return db.inTransaction(tx -> close(tx, draft, now, file));
    }
  }

  private Statement close(Tx tx, Statement draft, Instant now, UnnamedFile file) {
    var number = store.nextNumber(tx, draft.kind(), now.atZone(draft.period().zone()).getYear());
    var before = before(tx, draft);
    requireNext(before, draft.period());
    var log = now(tx);
    if (journal.hasBehind(tx, log.lastId(), draft.period().end())) {
      throw new StatementRefused(
          "the log hasn't all entries of the period yet; a running server writes them into it within"
              + " seconds");
    }
    var header = header(tx, draft, Optional.of(number), Optional.of(now));
    var sums = write(tx, log, draft, header, before, true, file);
    try {
      var bytes = file.size();
      var key = blobs.put(file.read());
      var closed =
          new Closed(
              number,
              before.isPresent() ? OptionalLong.of(before.get().id()) : OptionalLong.empty(),
              log.size(),
              log.lastId(),
              header,
              key,
              bytes,
              sums.entries(),
              sums.due(),
              now);
      if (!store.close(tx, draft.id(), closed)) {
        throw new StatementRefused("the draft " + draft.id() + " is gone, or closed already");
      }
      journal.append(
          tx, EntryKind.STATEMENT_CLOSED, actor, now, draft.vendor(), noted(draft, closed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store.byId(tx, draft.id()).orElseThrow();
  }

  /// What the journal has of a statement that was closed.
  private static Facts noted(Statement statement, Closed closed) {
    return Facts.of()
        .add("statement", closed.number())
        .add("kind", statement.kind().wire())
        .add("party", statement.party())
        .add("currency", statement.currency())
        .add("entries", closed.entries())
        .add("due", closed.due())
        .add("sha256", closed.document().sha256());
  }

  /// What was found when a closed statement was derived anew.
  ///
  /// @param problem nothing if it is to the byte what it was
  public record Verdict(Statement statement, Optional<String> problem) {}

  /// Derives a closed statement anew from the journal and the log, and compares it with what is
  /// kept, to the byte; and what is listed of it with that, and with what the journal has of it.
  public Verdict verify(Statement statement) throws IOException {
    var closed =
        statement
            .closed()
            .orElseThrow(() ->
                new StatementRefused(
                    "statement " + statement.id() + " is a draft: there is nothing to verify"));
    try (var kept = kept(closed)) {
      var compared = new ComparingStream(kept);
      db.transact(tx -> {
        var log = begun(logs.at(tx, closed.logSize(), closed.lastId()));
        if (!log.endsThere(tx)) {
          throw new StatementRefused("what is stored of it names another entry as the log's last");
        }
        var before =
            closed.previous().isPresent()
                ? store.byId(tx, closed.previous().getAsLong())
                : Optional.<Statement>empty();
        try {
          write(tx, log, statement, closed.header(), before, true, compared);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      var difference = compared.difference();
      return new Verdict(
          statement,
          difference.isPresent()
              ? difference
              : db.inTransaction(tx -> misremembered(tx, statement, closed)));
    }
  }

  /// Whoever has the database has the key too, and could seal another document.
  private Optional<String> misremembered(Tx tx, Statement statement, Closed closed) {
    var previous =
        closed.previous().isPresent()
            ? store.byId(tx, closed.previous().getAsLong()).flatMap(Statement::closed)
            : Optional.<Closed>empty();
    if (!StatementHeader.isOf(statement, closed, previous.map(Closed::number))) {
      return Optional.of("what is listed of it isn't what its document says");
    }
    return journal.has(tx, EntryKind.STATEMENT_CLOSED, noted(statement, closed).json())
        ? Optional.empty()
        : Optional.of("the journal doesn't have that this was closed, with these sums");
  }
}
