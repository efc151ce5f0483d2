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
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Database;

/// Finds lines for the publisher, by whatever is known of them.
public final class SaleSearch {
  /// The lines of a time are found by their entries, which lie in the order of time.
  private static final String REGISTERED_IN =
      """
      id = any (array(
        select line_id from journal where kind = 'REGISTERED' and at >= ? and at < ?))
      """;

  private static final String NAMED =
      """
      id = any (array(
        select id from order_line where lower(customer) like lower(?)
        union all
        select line_id from former_name where lower(customer) like lower(?)))
      """;

  private final Database db;

  public SaleSearch(Database db) {
    this.db = db;
  }

  /// What is known; all of it must be so.
  ///
  /// @param from of the registration, inclusive
  /// @param until of the registration, exclusive
  /// @param standing as [ListedSale#standing] says it
  /// @param customer the beginning of a name that the line has or had, in any case
  /// @param after the number of the line behind which to go on; 0 to begin
  public record Wanted(
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<VendorId> vendor,
      Optional<Environment> environment,
      Optional<String> standing,
      OptionalLong asset,
      Optional<String> customer,
      Optional<CopyCode> code,
      Optional<String> flag,
      long after,
      int most) {
    /// The same, going on behind a line.
    public Wanted behind(ListedSale last) {
      return new Wanted(
          from,
          until,
          vendor,
          environment,
          standing,
          asset,
          customer,
          code,
          flag,
          last.line().number(),
          most);
    }
  }

  /// The lines, in the order in which they were registered.
  public List<ListedSale> find(Wanted wanted) {
    var conditions = new Conditions();
    conditions.add("id > ?", wanted.after);
    if (wanted.from.isPresent() || wanted.until.isPresent()) {
      conditions.add(
          REGISTERED_IN,
          wanted.from.orElse(Instant.EPOCH),
          wanted.until.orElse(Instant.parse("9999-01-01T00:00:00Z")));
    }
    wanted.vendor.ifPresent(vendor -> conditions.add("vendor_id = ?", vendor.value()));
    wanted.environment.ifPresent(which -> conditions.add("environment = ?", which.wire()));
    wanted.standing.ifPresent(standing -> addStanding(conditions, standing));
    wanted.asset.ifPresent(asset -> conditions.add("asset_id = ?", asset));
    wanted.customer.ifPresent(name -> conditions.add(NAMED, beginning(name), beginning(name)));
    wanted.code.ifPresent(code -> conditions.add("code = ?", code.bytes()));
    wanted.flag.ifPresent(flag -> conditions.add("flags @> array[?]", flag));
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
            + wanted.most;
    return db.inTransaction(tx -> tx.list(sql, SaleSearch::sale, conditions.parameters.toArray()));
  }

  private static final class Conditions {
    private final List<String> sql = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    void add(String condition, Object... values) {
      sql.add(condition);
      parameters.addAll(Arrays.asList(values));
    }
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

  private static ListedSale sale(ResultSet row) throws SQLException {
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
