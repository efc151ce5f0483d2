package org.partbook.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.blob.BlobKey;
import org.partbook.db.Tx;
import org.partbook.statement.Statement.Closed;

/// The SQL of statements.
final class StatementStore {
  private static final String COLUMNS =
      """
      id, kind, party, currency, period_from, period_until, zone, rates, drafted_at, number,
      previous, log_size, last_id, header, document, bytes, entries, due, closed_at
      """;

  private static final String ADD =
      """
      insert into statement (
        kind, party, currency, period_from, period_until, zone, rates, drafted_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      returning
      """
          + COLUMNS;

  private static final String ALL =
      "select " + COLUMNS + " from statement order by period_until, kind, id";

  private static final String BY_ID = "select " + COLUMNS + " from statement where id = ?";

  private static final String LOCK = BY_ID + " for update";

  private static final String BY_NUMBER = "select " + COLUMNS + " from statement where number = ?";

  /// The last closed one: of a vendor in a currency; of a holder in any, as all that is due to a
  /// holder is in one statement, whatever currency that is paid in.
  private static final String LATEST =
      "select "
          + COLUMNS
          + """
           from statement
          where kind = ? and party = ? and (kind = 'holder' or currency = ?)
            and closed_at is not null
          order by period_until desc, id desc
          limit 1
          """;

  private static final String CLOSED =
      "select "
          + COLUMNS
          + """
           from statement
          where kind = ? and party = ? and closed_at is not null
          order by period_until desc, id desc
          limit ?
          """;

  private static final String DELETE_DRAFT =
      "delete from statement where id = ? and closed_at is null";

  /// Numbers have no gaps, so they are given one at a time.
  private static final String LOCK_NUMBERS = "select pg_advisory_xact_lock(?)";

  private static final long NUMBERS = 0x5374_6174_656DL;

  private static final String COUNT =
      "select count(*) from statement where kind = ? and number like ?";

  private static final String CLOSE =
      """
      update statement
      set number = ?, previous = ?, log_size = ?, last_id = ?, header = ?, document = ?, bytes = ?,
        entries = ?, due = ?, closed_at = ?
      where id = ? and closed_at is null
      """;

  Statement add(
      Tx tx,
      StatementKind kind,
      String party,
      String currency,
      StatementPeriod period,
      String rates,
      Instant now) {
    return tx.one(
            ADD,
            StatementStore::statement,
            kind.wire(),
            party,
            currency,
            period.from(),
            period.until(),
            period.zone().getId(),
            rates,
            now)
        .orElseThrow();
  }

  List<Statement> all(Tx tx) {
    return tx.list(ALL, StatementStore::statement);
  }

  Optional<Statement> byId(Tx tx, long id) {
    return tx.one(BY_ID, StatementStore::statement, id);
  }

  /// One that nobody else changes until the transaction ends.
  Optional<Statement> locked(Tx tx, long id) {
    return tx.one(LOCK, StatementStore::statement, id);
  }

  Optional<Statement> byNumber(Tx tx, String number) {
    return tx.one(BY_NUMBER, StatementStore::statement, number);
  }

  Optional<Statement> latest(Tx tx, StatementKind kind, String party, String currency) {
    return tx.one(LATEST, StatementStore::statement, kind.wire(), party, currency);
  }

  /// The closed ones of a party, the latest first.
  List<Statement> closed(Tx tx, StatementKind kind, String party, int most) {
    return tx.list(CLOSED, StatementStore::statement, kind.wire(), party, most);
  }

  /// Whether it was a draft.
  boolean deleteDraft(Tx tx, long id) {
    return tx.update(DELETE_DRAFT, id) == 1;
  }

  /// The next number of a year. Nobody else gets one until the transaction ends.
  String nextNumber(Tx tx, StatementKind kind, int year) {
    tx.one(LOCK_NUMBERS, row -> true, NUMBERS);
    var beginning = "%s-%d-".formatted(kind.letter(), year);
    long before = tx.one(COUNT, row -> row.getLong(1), kind.wire(), beginning + "%").orElseThrow();
    return beginning + "%04d".formatted(before + 1);
  }

  /// Whether it was a draft.
  boolean close(Tx tx, long id, Closed closed) {
    return tx.update(
            CLOSE,
            closed.number(),
            closed.previous().isPresent() ? closed.previous().getAsLong() : null,
            closed.logSize(),
            closed.lastId(),
            closed.header(),
            closed.document().sha256(),
            closed.bytes(),
            closed.entries(),
            closed.due(),
            closed.at(),
            id)
        == 1;
  }

  private static Statement statement(ResultSet row) throws SQLException {
    return new Statement(
        row.getLong("id"),
        StatementKind.ofWire(row.getString("kind")),
        row.getString("party"),
        row.getString("currency"),
        new StatementPeriod(
            row.getObject("period_from", LocalDate.class),
            row.getObject("period_until", LocalDate.class),
            ZoneId.of(row.getString("zone"))),
        row.getString("rates"),
        Tx.instant(row, "drafted_at"),
        row.getString("document") == null ? Optional.empty() : Optional.of(closed(row)));
  }

  private static Closed closed(ResultSet row) throws SQLException {
    var previous = row.getObject("previous", Long.class);
    return new Closed(
        row.getString("number"),
        previous == null ? OptionalLong.empty() : OptionalLong.of(previous),
        row.getLong("log_size"),
        row.getLong("last_id"),
        row.getString("header"),
        new BlobKey(row.getString("document")),
        row.getLong("bytes"),
        row.getLong("entries"),
        row.getBigDecimal("due"),
        Tx.instant(row, "closed_at"));
  }
}
