package org.partbook.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partbook.db.Tx;

/// Writes and reads the journal. Entries of lines are written by the statements that write the
/// lines.
public final class JournalStore {
  private static final String APPEND =
      """
      insert into journal (at, kind, actor, vendor_id, body) values (?, ?, ?, ?, ?)
      """;

  private static final String APPEND_ALL =
      """
      insert into journal (at, kind, actor, body)
      select ?, ?, ?, body from unnest(?::text[]) with ordinality as one (body, n) order by n
      """;

  private static final int AT_ONCE = 1000;

  /// The columns of an entry, for [#entry].
  public static final String COLUMNS =
      "id, at, kind, actor, line_id, vendor_id, currency, quantity, net, body, salt";

  /// What stands for NaN and infinity, which the database takes for amounts. Nobody writes either,
  /// so an entry that was given one behind our back isn't what was logged, and can be named.
  private static final BigDecimal NOBODYS = BigDecimal.ONE.scaleByPowerOfTen(-30);

  private static final String OF_LINE =
      "select " + COLUMNS + " from journal where line_id = ? order by id";

  /// What isn't asked for is null. The numbers go upwards, and so does the time, but for entries
  /// that were written at once.
  private static final String LIST =
      "select "
          + COLUMNS
          + """
           from journal
          where id > ? and at >= ? and at < ?
            and (?::text is null or kind = ?) and (?::bigint is null or vendor_id = ?)
          order by id
          limit ?
          """;

  private static final String SUMS =
      """
      select vendor_id, currency, kind, count(*) as entries, sum(quantity) as copies,
        sum(net) as net
      from journal
      where at >= ? and at < ? and quantity is not null
      group by vendor_id, currency, kind
      order by vendor_id, currency, kind
      """;

  private static final String VENDOR_NAMES =
      """
      select distinct on (vendor_id) vendor_id, body::json ->> 'name' as name
      from journal
      where line_id = 0 and kind in ('VENDOR_ADDED', 'VENDOR_CHANGED') and id <= ?
        and body::json ->> 'name' is not null
      order by vendor_id, id desc
      """;

  private static final String BODIES =
      """
      select body from journal
      where line_id = 0 and kind = ? and vendor_id = ? and id <= ?
      order by id
      """;

  private static final String HAS =
      "select exists (select from journal where line_id = 0 and kind = ? and body = ?)";

  private static final String HAS_BEHIND =
      "select exists (select from journal where id > ? and at < ?)";

  private static final String HAS_MONEY =
      """
      select exists (
        select from journal
        where (id > ? or at >= ?) and vendor_id = ? and currency = ? and quantity is not null)
      """;

  private static final String DRAWN =
      "select case when is_called then last_value else last_value - 1 end from journal_id";

  private static final String WRITING =
      """
      select distinct virtualtransaction from pg_locks
      where locktype = 'relation' and relation = 'journal'::regclass
        and database = (select oid from pg_database where datname = current_database())
        and mode = 'RowExclusiveLock' and granted
      """;

  /// The last number that was drawn for an entry, by whomever.
  public long drawn(Tx tx) {
    return tx.one(DRAWN, row -> row.getLong(1)).orElseThrow();
  }

  /// The transactions that write the journal, or have written in it, and haven't ended yet.
  Set<String> writing(Tx tx) {
    return Set.copyOf(tx.list(WRITING, row -> row.getString(1)));
  }

  /// Whether there are entries with money of a vendor that come behind another one, or are of a
  /// moment or later.
  public boolean hasMoney(Tx tx, long vendor, String currency, long behind, Instant from) {
    return tx.one(HAS_MONEY, row -> row.getBoolean(1), behind, from, vendor, currency)
        .orElseThrow();
  }

  /// What vendors were called when the journal ended with an entry, by their numbers.
  public Map<Long, String> vendorNames(Tx tx, long last) {
    var names = new HashMap<Long, String>();
    tx.list(VENDOR_NAMES, row -> Map.entry(row.getLong("vendor_id"), row.getString("name")), last)
        .forEach(one -> names.put(one.getKey(), one.getValue()));
    return names;
  }

  /// What was written of something that happened with a vendor, until the journal ended with an
  /// entry.
  public List<String> bodies(Tx tx, EntryKind kind, long vendor, long last) {
    return tx.list(BODIES, row -> row.getString("body"), kind.name(), vendor, last);
  }

  /// Whether this was written of something that isn't a line.
  public boolean has(Tx tx, EntryKind kind, String body) {
    return tx.one(HAS, row -> row.getBoolean(1), kind.name(), body).orElseThrow();
  }

  /// Whether there are entries of before a moment that come behind another one.
  public boolean hasBehind(Tx tx, long id, Instant before) {
    return tx.one(HAS_BEHIND, row -> row.getBoolean(1), id, before).orElseThrow();
  }

  /// What entries of a time add up to, of one vendor, in one currency and of one kind.
  ///
  /// @param currency nothing where nobody agreed with the vendor on any
  /// @param copies sold, less those that were taken back
  /// @param net what the vendor owes; nothing where nobody agreed on that
  public record Sum(
      OptionalLong vendor,
      Optional<String> currency,
      String kind,
      long entries,
      BigDecimal copies,
      Optional<BigDecimal> net) {}

  /// A stretch of time lies in one place, which the planner doesn't see if reading from the disk at
  /// random is said to be dear. To compile the query takes longer than to run it.
  public static final String FROM_ONE_PLACE = "set local enable_seqscan = off; set local jit = off";

  /// What all entries with a quantity add up to. Sales of the sandbox have none. It changes how the
  /// rest of the transaction is planned.
  ///
  /// @param from inclusive
  /// @param until exclusive
  public List<Sum> sums(Tx tx, Instant from, Instant until) {
    tx.run(FROM_ONE_PLACE);
    return tx.list(
        SUMS,
        row ->
            new Sum(
                unboxed(row.getObject("vendor_id", Long.class)),
                Optional.ofNullable(row.getString("currency")),
                row.getString("kind"),
                row.getLong("entries"),
                row.getBigDecimal("copies"),
                Optional.ofNullable(row.getBigDecimal("net"))),
        from,
        until);
  }

  /// Appends what happened to something that isn't a line.
  public void append(
      Tx tx, EntryKind kind, Actor actor, Instant at, OptionalLong vendor, Facts facts) {
    tx.update(APPEND, at, kind.name(), actor.name(), boxed(vendor), facts.json());
  }

  /// Appends many of a kind at once, which are no vendor's: while they are written, no entry of
  /// anybody gets into the log.
  public void appendAll(Tx tx, EntryKind kind, Actor actor, Instant at, List<Facts> entries) {
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      var some = entries.subList(from, Math.min(entries.size(), from + AT_ONCE));
      var bodies = some.stream().map(Facts::json).toList();
      tx.update(APPEND_ALL, at, kind.name(), actor.name(), bodies);
    }
  }

  /// What happened to a line, oldest first.
  public List<Entry> ofLine(Tx tx, long line) {
    return tx.list(OF_LINE, JournalStore::entry, line);
  }

  /// Which entries are wanted.
  ///
  /// @param from inclusive
  /// @param until exclusive
  public record Wanted(
      Instant from, Instant until, Optional<EntryKind> kind, OptionalLong vendor) {}

  /// Entries behind one, at most so many. Start with 0.
  public List<Entry> list(Tx tx, Wanted wanted, long after, int most) {
    var kind = wanted.kind().map(EntryKind::name).orElse(null);
    var vendor = boxed(wanted.vendor());
    return tx.list(
        LIST,
        JournalStore::entry,
        after,
        wanted.from(),
        wanted.until(),
        kind,
        kind,
        vendor,
        vendor,
        most);
  }

  /// An entry, from a row with its [#COLUMNS].
  public static Entry entry(ResultSet row) throws SQLException {
    long line = row.getLong("line_id");
    var vendor = row.getObject("vendor_id", Long.class);
    var quantity = row.getObject("quantity", Long.class);
    return new Entry(
        row.getLong("id"),
        Tx.instant(row, "at"),
        row.getString("kind"),
        row.getString("actor"),
        line == 0 ? OptionalLong.empty() : OptionalLong.of(line),
        unboxed(vendor),
        Optional.ofNullable(row.getString("currency")),
        unboxed(quantity),
        amount(row.getObject("net")),
        row.getString("body"),
        row.getBytes("salt"));
  }

  private static Optional<BigDecimal> amount(@Nullable Object net) {
    return switch (net) {
      case null -> Optional.empty();
      case BigDecimal amount -> Optional.of(amount);
      default -> Optional.of(NOBODYS);
    };
  }

  private static @Nullable Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  private static OptionalLong unboxed(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
