package org.partbook.statement;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.db.Tx;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.ledger.Entry;
import org.partbook.ledger.JournalStore;
import org.partbook.ledger.log.LogAt;
import tools.jackson.databind.JsonNode;

/// The entries that a statement covers, in the order of the journal: those with money or copies in
/// them that are of its time, or were written late for a time before, and are in no statement
/// before. They are read in stretches, so that their number doesn't matter.
final class CoverageStore {
  /// In numbers of entries, of whatever kind.
  private static final long STRETCH = 20_000;

  private static final String COLUMNS =
      "numbered.id, numbered.at, kind, actor, line_id, vendor_id, currency, quantity, net,"
          + " numbered.body, salt";

  /// An entry's place is counted from the first of the stretch.
  private static final String ENTRIES =
      "select "
          + COLUMNS
          + """
          , place, sale.body as sale_body, sale.at as sale_at, copies_before, net_before
          from (
            select *, ?::bigint + row_number() over (order by id) - 1 as place
            from journal
            where id > ? and id <= ?) as numbered
            join lateral (
              select body, at from journal
              where journal.line_id = numbered.line_id and kind = 'REGISTERED'
              order by id
              limit 1) as sale on true
            join lateral (
              select coalesce(sum(quantity), 0)::bigint as copies_before, sum(net) as net_before
              from journal
              where journal.line_id = numbered.line_id and journal.id < numbered.id) as earlier
              on true
          where quantity is not null and numbered.at < ?
            and (numbered.at >= ? or numbered.id > ?)
            and (?::bigint is null or (vendor_id = ? and currency = ?))
          order by numbered.id
          """;

  private static final String COUNT = "select count(*) from journal where id > ? and id <= ?";

  private static final String FIRST_OF =
      "select min(id) from journal where at >= ? and at < ? and id <= ?";

  private final LogAt log;
  private final Instant end;
  private final Instant coveredUntil;
  private final long coveredId;
  private final OptionalLong vendor;
  private final String currency;

  /// Those of a statement.
  ///
  /// @param end of its time, exclusive
  /// @param previous the statement before
  /// @param vendor whose entries; of all vendors if it is nobody's
  /// @param currency of the entries, where they are one vendor's
  CoverageStore(
      LogAt log, Instant end, Optional<Statement> previous, OptionalLong vendor, String currency) {
    this.log = log;
    this.end = end;
    this.coveredUntil = previous.map(one -> one.period().end()).orElse(Instant.EPOCH);
    this.coveredId = previous.flatMap(Statement::closed).map(Statement.Closed::lastId).orElse(0L);
    this.vendor = vendor;
    this.currency = currency;
  }

  /// A covered entry with the sale that it is about.
  ///
  /// @param index in the log
  /// @param sale what the journal says of the sale
  /// @param soldAt when it was registered
  /// @param copiesBefore how many copies all earlier entries of the sale come to
  /// @param netBefore what they come to, if that is known
  record One(
      Entry entry,
      long index,
      JsonNode sale,
      Instant soldAt,
      long copiesBefore,
      Optional<BigDecimal> netBefore) {
    Optional<String> text(String field) {
      var value = sale.path(field);
      return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    OptionalLong number(String field) {
      var value = sale.path(field);
      return value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    Optional<BigDecimal> amount(String field) {
      return text(field).map(BigDecimal::new);
    }
  }

  interface Reader {
    void read(Tx tx, List<One> some) throws IOException;
  }

  /// Has all of them read, some at a time.
  void read(Tx tx, Reader reader) throws IOException {
    long at = begin(tx);
    long place = log.countBefore(tx, at + 1);
    while (at < log.lastId()) {
      long to = Math.min(log.lastId(), at + STRETCH);
      var some = new ArrayList<One>();
      var whose = vendor.isPresent() ? vendor.getAsLong() : null;
      some.addAll(
          tx.list(
              ENTRIES,
              CoverageStore::one,
              place,
              at,
              to,
              end,
              coveredUntil,
              coveredId,
              whose,
              whose,
              currency));
      if (!some.isEmpty()) {
        reader.read(tx, some);
      }
      place += tx.one(COUNT, row -> row.getLong(1), at, to).orElseThrow();
      at = to;
    }
  }

  /// Nothing up to there is covered: what the statement before has seen, unless it is of a later
  /// time.
  private long begin(Tx tx) {
    if (coveredId == 0) {
      return 0;
    }
    return tx.one(
            FIRST_OF,
            row -> Optional.ofNullable(row.getObject(1, Long.class)),
            coveredUntil,
            end,
            coveredId)
        .flatMap(first -> first)
        .map(first -> first - 1)
        .orElse(coveredId);
  }

  private static One one(ResultSet row) throws SQLException {
    var entry = JournalStore.entry(row);
    try {
      return new One(
          entry,
          row.getLong("place"),
          Json.read(row.getString("sale_body")),
          Tx.instant(row, "sale_at"),
          row.getLong("copies_before"),
          Optional.ofNullable(row.getBigDecimal("net_before")));
    } catch (MalformedJson e) {
      throw new IllegalArgumentException(
          "what the journal says of the sale of entry %d is no JSON, see `partbook ledger verify`"
              .formatted(entry.id()),
          e);
    }
  }
}
