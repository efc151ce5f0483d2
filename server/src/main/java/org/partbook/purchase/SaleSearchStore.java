package org.partbook.purchase;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.db.Database;
import org.partbook.ledger.JournalStore;
import org.partbook.purchase.SaleSearch.Wanted;

/// The SQL of [SaleSearch].
final class SaleSearchStore {
  /// Entries lie in the order of time, and the numbers of lines go with it. `offset 0` keeps the
  /// planner from looking for the least number by walking through all of them.
  private static final String SPAN =
      """
      select min(line_id) as first, max(line_id) as last
      from (
        select line_id from journal
        where kind = 'REGISTERED' and at >= ? and at < ?
        offset 0) as sale
      """;

  private static final String NAMED =
      """
      id = any (array(
        select id from order_line
        where lower(left(customer, 200)) like lower(?) and lower(customer) like lower(?)
        union all
        select line_id from former_name
        where lower(left(customer, 200)) like lower(?) and lower(customer) like lower(?)))
      """;

  /// Fewer than the index has, in whatever way characters are counted.
  private static final int INDEXED = 100;

  private final Database db;

  SaleSearchStore(Database db) {
    this.db = db;
  }

  /// Numbers of lines.
  ///
  /// @param after exclusive
  /// @param last inclusive
  record Span(long after, long last) {
    static final Span ALL = new Span(0, Long.MAX_VALUE);

    Span behind(long line) {
      return new Span(line, last);
    }
  }

  /// Between which lines the answer is: to be asked once, before the first page.
  Span span(Wanted wanted) {
    if (wanted.from().isEmpty() && wanted.until().isEmpty()) {
      return Span.ALL;
    }
    return db.inTransaction(tx -> {
      tx.run(JournalStore.FROM_ONE_PLACE);
      return tx.one(
              SPAN,
              row -> new Span(row.getLong("first") - 1, row.getLong("last")),
              wanted.from().orElse(Instant.EPOCH),
              wanted.until().orElse(Instant.parse("9999-01-01T00:00:00Z")))
          .orElseThrow();
    });
  }

  /// A page of lines, in the order in which they were registered.
  List<ListedSale> page(Wanted wanted, Span span, int most) {
    var conditions = new Conditions();
    conditions.add("id > ?", span.after());
    conditions.add("id <= ?", span.last());
    wanted.from().ifPresent(from -> conditions.add("registered_at >= ?", from));
    wanted.until().ifPresent(until -> conditions.add("registered_at < ?", until));
    wanted.vendor().ifPresent(vendor -> conditions.add("vendor_id = ?", vendor.value()));
    wanted.environment().ifPresent(which -> conditions.add("environment = ?", which.wire()));
    if (wanted.named()) {
      conditions.add("erased_at is null");
    }
    wanted.standing().ifPresent(standing -> addStanding(conditions, standing));
    wanted.asset().ifPresent(asset -> conditions.add("asset_id = ?", asset));
    wanted.customer().ifPresent(name -> addName(conditions, name));
    wanted.code().ifPresent(code -> conditions.add("code = ?", code.bytes()));
    wanted.flag().ifPresent(flag -> conditions.add("flags @> array[?::text]", flag));
    var sql =
        "select "
            + PurchaseStore.COLUMNS
            + """
            , (select name from vendor where vendor.id = vendor_id) as shop_name, title, edition,
              list_price, currency, terms_id, net_due, flags
            from order_line
            where true
            """
            + conditions.sql.stream().map(one -> "and " + one + "\n").collect(Collectors.joining())
            + " order by id limit "
            + most;
    return db.inTransaction(
        tx -> tx.list(sql, SaleSearchStore::sale, conditions.parameters.toArray()));
  }

  private static final class Conditions {
    private final List<String> sql = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    void add(String condition, Object... values) {
      sql.add(condition);
      parameters.addAll(Arrays.asList(values));
    }
  }

  /// The index has the beginning of a name, as it can't hold all of a very long one.
  private static void addName(Conditions conditions, String name) {
    var beginning = beginning(name.substring(0, Math.min(INDEXED, name.length())));
    conditions.add(NAMED, beginning, beginning(name), beginning, beginning(name));
  }

  private static void addStanding(Conditions conditions, String standing) {
    switch (standing) {
      case "ENDED" -> conditions.add("ended_at is not null");
      case "REFUNDED" -> conditions.add("status = 'COMPLETED' and refunded = quantity");
      case "COMPLETED" -> conditions.add("status = 'COMPLETED' and refunded < quantity");
      case "CANCELLED" -> conditions.add("status = 'CANCELLED' and ended_at is null");
      default -> conditions.add("status = ?", standing);
    }
  }

  /// As `like` wants it.
  private static String beginning(String name) {
    var literally = name.replaceAll("([\\\\%_])", "\\\\$1");
    return literally + "%";
  }

  static ListedSale sale(ResultSet row) throws SQLException {
    var terms = row.getObject("terms_id", Long.class);
    return new ListedSale(
        PurchaseStore.line(row),
        row.getString("shop_name"),
        Optional.ofNullable(row.getString("title")),
        Optional.ofNullable(row.getString("edition")),
        Optional.ofNullable(row.getBigDecimal("list_price")),
        Optional.ofNullable(row.getString("currency")),
        terms == null ? OptionalLong.empty() : OptionalLong.of(terms),
        Optional.ofNullable(row.getBigDecimal("net_due")),
        List.of((String[]) row.getArray("flags").getArray()));
  }
}
