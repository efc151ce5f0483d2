package org.partbook.purchase;

import java.time.Instant;
import java.util.function.BiConsumer;
import org.partbook.catalog.AssetId;
import org.partbook.logging.About;

/// A line that this server works on.
///
/// @param epoch changes when the publisher has a failed line taken up again, and attempts start
///   anew
/// @param attempt the how many-eth, from 1; who settles the line must name it, so that only the
///   latest claim counts
/// @param registeredAt by the server's clock, as the deadline is: where the vendor has put its own
///   forward since, it is so much earlier
public record ClaimedLine(
    long number, AssetId asset, int epoch, int attempt, Instant registeredAt, Instant deadline)
    implements About {
  /// A line that was claimed with its registration.
  static ClaimedLine registered(NewLine line, long number) {
    return new ClaimedLine(number, line.asset(), 0, 1, line.writtenAt(), line.deadline());
  }

  @Override
  public void tell(BiConsumer<String, Object> fields) {
    fields.accept("line_id", number);
    fields.accept("asset_id", asset.value());
    fields.accept("attempt", attempt);
  }
}
