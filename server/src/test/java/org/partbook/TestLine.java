package org.partbook;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partbook.access.Vendor;
import org.partbook.db.Database;
import org.partbook.purchase.LineStatus;
import org.partbook.purchase.SoldFile;

/// A live order line that is put straight into the database: in a state that usually passes too
/// quickly to be seen, or of a file that nobody could import. All else in tests is sold over the
/// API.
///
/// @param due when fulfilment may take it up, counted from its registration
public record TestLine(
    Vendor vendor,
    long order,
    long line,
    long asset,
    LineStatus status,
    int attempts,
    Duration due,
    Optional<SoldFile> sold) {
  private static final String INSERT =
      """
      with line as (
        insert into order_line (vendor_id, environment, order_id, order_line_id, asset_id, customer,
          country_code, quantity, unit_price, line_item_price, price_mismatch, status, attempts,
          registered_at, completed_at, score, rendering, personal, form)
        values (?, 'live', ?, ?, ?, 'Clara Wieck', 'DE', 1, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?)
        returning id, status, epoch, attempts
      )
      insert into order_job (line_id, epoch, attempts, due_at, deadline)
      select id, epoch, attempts, ?::timestamptz, ?::timestamptz from line where status = 'PROCESSING'
      """;

  /// No server that runs beside the test takes the line up.
  private static final Duration NEVER = Duration.ofDays(300);

  private static final Duration UNTIL_DEADLINE = Duration.ofDays(2);

  /// Processing, of [TestAssets#PIANO], and not due while the test lasts.
  public static TestLine of(Vendor vendor, long order) {
    return new TestLine(
        vendor, order, 1, TestAssets.PIANO, LineStatus.PROCESSING, 0, NEVER, Optional.empty());
  }

  public TestLine line(long other) {
    return new TestLine(vendor, order, other, asset, status, attempts, due, sold);
  }

  public TestLine status(LineStatus other) {
    return new TestLine(vendor, order, line, asset, other, attempts, due, sold);
  }

  /// Processing, and claimed once already.
  public TestLine claimed() {
    return new TestLine(vendor, order, line, asset, status, 1, due, sold);
  }

  public TestLine dueIn(Duration time) {
    return new TestLine(vendor, order, line, asset, status, attempts, time, sold);
  }

  /// Completed with a file.
  public TestLine sold(long assetOfFile, SoldFile file) {
    return new TestLine(
        vendor, order, line, assetOfFile, LineStatus.COMPLETED, attempts, due, Optional.of(file));
  }

  public void insertInto(Database db, Instant now) {
    db.transact(tx ->
        tx.update(
            INSERT,
            vendor.id().value(),
            order,
            line,
            asset,
            BigDecimal.ONE,
            BigDecimal.ONE,
            status.name(),
            attempts,
            now,
            status == LineStatus.COMPLETED ? now : null,
            sold.map(file -> file.blob().sha256()).orElse(null),
            sold.map(SoldFile::rendering).orElse("pdf"),
            sold.map(SoldFile::personal).orElse(true),
            sold.map(SoldFile::form).orElse(1),
            now.plus(due),
            now.plus(UNTIL_DEADLINE)));
  }
}
