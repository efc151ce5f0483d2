package org.partbook.purchase;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.FrameOrigin;
import org.partbook.access.ShopAddress;
import org.partbook.access.Vendor;
import org.partbook.access.VendorDetails;
import org.partbook.access.VendorId;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.AssetId;
import org.partbook.copies.licence.CopyCode;
import org.partbook.db.Tx;

/// The SQL that reads order lines; [LineStore] writes them.
final class PurchaseStore {
  private static final String ALWAYS =
      """
      id, vendor_id, environment, order_id, order_line_id, code, asset_id,
      customer, country_code, quantity, unit_price, line_item_price, price_mismatch,
      status, epoch, score, rendering, personal, form,
      registered_at, completed_at, cancelled_at, delivered_at, refunded, ended_at, erased_at,
      case environment when 'sandbox' then sandbox_ahead(vendor_id) else 0 end as ahead,
      """;

  static final String COLUMNS = ALWAYS + " attempts, failure\n";

  /// With what is known of a line that is being processed, from its job.
  private static final String COLUMNS_WITH_JOB =
      ALWAYS
          + """
           coalesce(tried, attempts) as attempts, coalesce(lately, failure) as failure
          """;

  /// Of a token that doesn't count there is a row without a line.
  private static final String VALID_TOKENS =
      """
          left join lateral (
            select true as valid from access_token
            where hash = decode(asked_token, 'hex')
              and revoked_at is null and (expires_at is null or expires_at > ?)
            offset 0) as token on true
      """;

  // What is asked for is looked up row by row: `offset 0` keeps the planner, which may have met the
  // tables while they were empty, from reading all of them instead.

  private static final String ORDERS =
      "select n, valid, "
          + COLUMNS
          + ", next_attempt\n"
          + """
          from unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[]) with ordinality
              as asked (asked_token, asked_vendor, asked_environment, asked_order, n)
          """
          + VALID_TOKENS
          + """
            left join lateral (
              select * from order_line
              where valid and vendor_id = asked_vendor and environment = asked_environment
                and order_id = asked_order
              offset 0) as order_line on true
            left join lateral (
              select next_attempt from order_job
              where order_line.status = 'PROCESSING' and line_id = order_line.id
              offset 0) as job on true
          order by n, order_line_id
          """;

  private static final String LINES =
      "select n, valid, "
          + COLUMNS
          + """
          from unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[]) with ordinality
              as asked (asked_token, asked_vendor, asked_environment, asked_order, asked_line, n)
          """
          + VALID_TOKENS
          + """
            left join lateral (
              select * from order_line
              where valid and vendor_id = asked_vendor and environment = asked_environment
                and order_id = asked_order and order_line_id = asked_line
              offset 0) as order_line on true
          """;

  private static final String LOCK_LINE =
      "select "
          + COLUMNS
          + """
          from order_line
          where vendor_id = ? and environment = ? and order_id = ? and order_line_id = ?
          for update
          """;

  private static final String LOCK_NUMBER =
      "select " + COLUMNS + "from order_line where id = ? for update";

  private static final String FORMER_NAMES =
      "select customer from former_name where line_id = ? order by until";

  private static final String BY_NUMBER = "select " + COLUMNS + "from order_line where id = ?";

  private static final String BY_CODE = "select " + COLUMNS + "from order_line where code = ?";

  /// What belongs to others is renamed where it is called as a column of the line. What was sold as
  /// a part bears the name that its ensemble gives it; what was sold by itself only if it has no
  /// title of its own among the parts, and then the name that the first of its ensembles gives it.
  private static final String SALE_COLUMNS =
      COLUMNS
          + """
          , shop_name, shop_lists, frame_origins, shop_address, shop_since, asset.title, composer,
            coalesce(
              (
                select part_names ->> order_line.asset_id::text
                from asset as ensemble
                where ensemble.asset_id = order_line.ensemble_id),
              (
                select (array_agg(name order by whole))[1]
                from (
                  select ensemble.asset_id as whole,
                    part_names ->> order_line.asset_id::text as name
                  from asset as ensemble
                  where order_line.ensemble_id is null
                    and parts <> '{}' and parts @> array[order_line.asset_id]
                    and ensemble.asset_id <> order_line.asset_id
                    and exists (
                      select
                      from unnest(ensemble.parts || ensemble.asset_id) as member
                        join lateral (
                          select title from asset where asset_id = member
                          offset 0) as other on true
                      where member <> order_line.asset_id and other.title = asset.title)) as named
                where name is not null)) as part,
            array(
              select type || ' ' || blob from rendering
              where rendering.asset_id = order_line.asset_id and usage = 'full') as renderings
          """;

  private static final String OF_OTHERS =
      """
            join lateral (
              select name as shop_name, catalog_access as shop_lists, frame_origins,
                shop_address, created_at as shop_since
              from vendor where vendor.id = vendor_id
              offset 0) as vendor on true
            left join lateral (
              select title, composer from asset where asset.asset_id = order_line.asset_id
              offset 0) as asset on true
      """;

  private static final String SALES =
      "select n, "
          + SALE_COLUMNS
          + """
          from unnest(?::bigint[]) with ordinality as asked (asked_id, n)
            join lateral (
              select * from order_line where id = asked_id
              offset 0) as order_line on true
          """
          + OF_OTHERS;

  private static final String SALES_OF_ORDER =
      "select "
          + SALE_COLUMNS
          + """
          from (
            select * from order_line
            where vendor_id = ? and environment = ? and order_id = ?
            order by status <> 'COMPLETED', order_line_id
            limit ?) as order_line
          """
          + OF_OTHERS
          + " order by status <> 'COMPLETED', order_line_id";

  private static final String SALE_BY_CODE =
      "select " + SALE_COLUMNS + "from order_line\n" + OF_OTHERS + "where code = ?";

  private static final String EXISTING =
      "select "
          + COLUMNS
          + """
          from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
              as wanted (vendor, surroundings, number, line)
            join lateral (
              select * from order_line
              where vendor_id = vendor and environment = surroundings
                and order_id = number and order_line_id = line
              offset 0) as order_line on true
          """;

  private static final String OPEN =
      """
      select line_id, epoch
      from unnest(?::bigint[]) as waited_for (id)
        join lateral (
          select line_id, epoch from order_job where line_id = waited_for.id
          offset 0) as job on true
      """;

  private static final String OLDEST_DUE =
      """
      select due_at from order_job order by due_at limit 1
      """;

  private static final String DUE =
      "select count(*) from (select from order_job where due_at <= ? limit ?) as due";

  private static final String OF_ALL_VENDORS =
      "select "
          + COLUMNS_WITH_JOB
          + """
          from order_line
            left join (
              select line_id, attempts as tried, failure as lately from order_job) as job
              on line_id = id
          where order_id = ?
          order by vendor_id, environment, order_line_id
          """;

  /// What a vendor asks for by an order, with the token it came with.
  record AskedOrder(Caller caller, OrderId order) {}

  /// What a vendor asks for by a line, with the token it came with.
  record AskedLine(Caller caller, LineKey key) {}

  /// The lines of each order; nothing for one whose token doesn't count.
  List<Optional<FoundOrder>> orders(Tx tx, List<AskedOrder> asked, Instant now) {
    var answers = new ArrayList<Optional<FoundOrder>>(nothing(asked));
    tx
        .list(
            ORDERS,
            row -> Map.entry(found(row), Tx.optionalInstant(row, "next_attempt")),
            asked.stream().map(one -> one.caller().token().hex()).toList(),
            asked.stream().map(one -> one.caller().vendor().value()).toList(),
            asked.stream().map(one -> one.caller().environment().wire()).toList(),
            asked.stream().map(one -> one.order().value()).toList(),
            now)
        .stream()
        .filter(row -> row.getKey().tokenCounts())
        .forEach(row -> {
          var found = row.getKey();
          if (answers.get(found.index()).isEmpty()) {
            answers.set(found.index(), Optional.of(new FoundOrder()));
          }
          var order = answers.get(found.index()).get();
          found.line().ifPresent(line -> order.add(line, row.getValue()));
        });
    return answers;
  }

  /// Those of these lines that are being processed still.
  Set<Turn> open(Tx tx, Collection<Turn> waitedFor) {
    return Set.copyOf(
        tx.list(
            OPEN,
            row -> new Turn(row.getLong("line_id"), row.getInt("epoch")),
            waitedFor.stream().map(Turn::line).toList()));
  }

  /// Each line, if it is there; nothing for one whose token doesn't count.
  List<Optional<Optional<OrderLine>>> lines(Tx tx, List<AskedLine> asked, Instant now) {
    var answers = new ArrayList<Optional<Optional<OrderLine>>>(nothing(asked));
    tx
        .list(
            LINES,
            PurchaseStore::found,
            asked.stream().map(one -> one.caller().token().hex()).toList(),
            asked.stream().map(one -> one.key().vendor().value()).toList(),
            asked.stream().map(one -> one.key().environment().wire()).toList(),
            asked.stream().map(one -> one.key().order().value()).toList(),
            asked.stream().map(one -> one.key().line().value()).toList(),
            now)
        .stream()
        .filter(Found::tokenCounts)
        .forEach(found -> answers.set(found.index(), Optional.of(found.line())));
    return answers;
  }

  /// A row of an answer to several questions.
  ///
  /// @param index of the question, from 0
  private record Found(int index, boolean tokenCounts, Optional<OrderLine> line) {}

  private static Found found(ResultSet row) throws SQLException {
    int index = row.getInt("n") - 1;
    var valid = row.getBoolean("valid");
    var there = row.getObject("id") != null;
    return new Found(index, valid, there ? Optional.of(line(row)) : Optional.empty());
  }

  private static <T> List<Optional<T>> nothing(List<?> asked) {
    return Collections.nCopies(asked.size(), Optional.empty());
  }

  /// The orders of all vendors that have this id: for the publisher.
  List<OrderLine> ofAllVendors(Tx tx, OrderId order) {
    return tx.list(OF_ALL_VENDORS, PurchaseStore::line, order.value());
  }

  /// A line which nobody else changes until the transaction ends.
  Optional<OrderLine> lockedLine(Tx tx, LineKey key) {
    return tx.one(
        LOCK_LINE,
        PurchaseStore::line,
        key.vendor().value(),
        key.environment().wire(),
        key.order().value(),
        key.line().value());
  }

  /// A line which nobody else changes until the transaction ends.
  Optional<OrderLine> lockedLine(Tx tx, long number) {
    return tx.one(LOCK_NUMBER, PurchaseStore::line, number);
  }

  /// The names that a line had before, oldest first.
  List<String> formerNames(Tx tx, long number) {
    return tx.list(FORMER_NAMES, row -> row.getString("customer"), number);
  }

  Optional<OrderLine> byNumber(Tx tx, long number) {
    return tx.one(BY_NUMBER, PurchaseStore::line, number);
  }

  Optional<OrderLine> byCode(Tx tx, CopyCode code) {
    return tx.one(BY_CODE, PurchaseStore::line, code.bytes());
  }

  /// The sale of each line, by its number, if it is there.
  List<Optional<Sale>> sales(Tx tx, List<Long> numbers) {
    var answers = new ArrayList<Optional<Sale>>(nothing(numbers));
    tx.list(SALES, row -> Map.entry(row.getInt("n") - 1, sale(row)), numbers)
        .forEach(found -> answers.set(found.getKey(), Optional.of(found.getValue())));
    return answers;
  }

  /// The sales of an order, those that are completed first.
  List<Sale> sales(Tx tx, VendorId vendor, Environment environment, OrderId order, int most) {
    return tx.list(
        SALES_OF_ORDER,
        PurchaseStore::sale,
        vendor.value(),
        environment.wire(),
        order.value(),
        most);
  }

  Optional<Sale> sale(Tx tx, CopyCode code) {
    return tx.one(SALE_BY_CODE, PurchaseStore::sale, code.bytes());
  }

  /// Those of these lines that are there.
  List<OrderLine> existing(Tx tx, List<LineKey> keys) {
    return tx.list(
        EXISTING,
        PurchaseStore::line,
        keys.stream().map(key -> key.vendor().value()).toList(),
        keys.stream().map(key -> key.environment().wire()).toList(),
        keys.stream().map(key -> key.order().value()).toList(),
        keys.stream().map(key -> key.line().value()).toList());
  }

  /// When the line that has waited longest was due.
  Optional<Instant> oldestDue(Tx tx) {
    return tx.one(OLDEST_DUE, row -> Tx.instant(row, "due_at"));
  }

  /// How many lines are due, at most so many.
  int due(Tx tx, Instant now, int most) {
    return tx.one(DUE, row -> row.getInt(1), now, most).orElseThrow();
  }

  static LineKey key(ResultSet row) throws SQLException {
    return new LineKey(
        new VendorId(row.getLong("vendor_id")),
        Environment.ofWire(row.getString("environment")),
        new OrderId(row.getLong("order_id")),
        new OrderLineId(row.getLong("order_line_id")));
  }

  static OrderLine line(ResultSet row) throws SQLException {
    return new OrderLine(
        row.getLong("id"),
        key(row),
        CopyCode.of(row.getBytes("code")),
        new AssetId(row.getLong("asset_id")),
        row.getString("customer"),
        row.getString("country_code"),
        row.getLong("quantity"),
        row.getBigDecimal("unit_price"),
        row.getBigDecimal("line_item_price"),
        row.getBoolean("price_mismatch"),
        LineStatus.valueOf(row.getString("status")),
        row.getInt("epoch"),
        row.getInt("attempts"),
        Optional.ofNullable(row.getString("failure")),
        sold(row),
        Tx.instant(row, "registered_at"),
        Tx.optionalInstant(row, "completed_at"),
        Tx.optionalInstant(row, "cancelled_at"),
        Tx.optionalInstant(row, "delivered_at"),
        row.getLong("refunded"),
        Tx.optionalInstant(row, "ended_at"),
        Tx.optionalInstant(row, "erased_at"),
        Duration.ofSeconds(row.getLong("ahead")));
  }

  private static Optional<SoldFile> sold(ResultSet row) throws SQLException {
    var score = row.getString("score");
    if (score == null) {
      return Optional.empty();
    }
    return Optional.of(
        new SoldFile(
            new BlobKey(score),
            row.getString("rendering"),
            row.getBoolean("personal"),
            row.getInt("form")));
  }

  private static Sale sale(ResultSet row) throws SQLException {
    var line = line(row);
    var vendor =
        new Vendor(
            line.key().vendor(),
            row.getString("shop_name"),
            row.getBoolean("shop_lists"),
            texts(row, "frame_origins").map(FrameOrigin::new).toList(),
            Optional.ofNullable(row.getString("shop_address")).map(ShopAddress::new),
            VendorDetails.NONE,
            Tx.instant(row, "shop_since"),
            Optional.empty());
    var renderings =
        texts(row, "renderings")
            .map(text -> text.split(" ", 2))
            .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    return new Sale(
        line,
        vendor,
        Optional.ofNullable(row.getString("title")),
        Optional.ofNullable(row.getString("part")),
        Optional.ofNullable(row.getString("composer")),
        renderings.keySet(),
        line.sold().filter(sold -> isAnother(renderings.get(sold.rendering()), sold)).isPresent());
  }

  private static boolean isAnother(@Nullable String blob, SoldFile sold) {
    return blob != null && !blob.equals(sold.blob().sha256());
  }

  private static Stream<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray());
  }
}
