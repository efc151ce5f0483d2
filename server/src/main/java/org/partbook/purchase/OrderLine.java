package org.partbook.purchase;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.partbook.catalog.AssetId;
import org.partbook.copies.licence.CopyCode;
import org.partbook.logging.About;

/// One line of a vendor's order, as it is stored.
///
/// @param number our own number for it, never shown to vendors
/// @param code tells this line's copies from all others; anybody may ask what it stands for
/// @param countryCode ISO 3166-1 alpha-2, or `ZZ` where the buyer could not be located
/// @param priceMismatch whether the reported prices and the quantity don't multiply out
/// @param epoch counts what makes links worthless: a link is good only for the epoch it was made in
/// @param attempts how often fulfilment has taken it up
/// @param failure why it failed, or why the last attempt did
/// @param sold the file that was sold, from completion on
/// @param deliveredAt when the buyer first received something
/// @param refunded how many of its copies were taken back
/// @param endedAt when the publisher ended the copy, if it is
/// @param erasedAt when the buyer's name was erased, if it is: then there is none
/// @param ahead how far the vendor's own clock is ahead of the server's, which it can be in the
///   sandbox only; all times of the line are by that clock
public record OrderLine(
    long number,
    LineKey key,
    CopyCode code,
    AssetId asset,
    String customer,
    String countryCode,
    long quantity,
    BigDecimal unitPrice,
    BigDecimal lineItemPrice,
    boolean priceMismatch,
    LineStatus status,
    int epoch,
    int attempts,
    Optional<String> failure,
    Optional<SoldFile> sold,
    Instant registeredAt,
    Optional<Instant> completedAt,
    Optional<Instant> cancelledAt,
    Optional<Instant> deliveredAt,
    long refunded,
    Optional<Instant> endedAt,
    Optional<Instant> erasedAt,
    Duration ahead)
    implements About {
  @Override
  public void tell(BiConsumer<String, Object> fields) {
    fields.accept("vendor_id", key.vendor().value());
    fields.accept("environment", key.environment().wire());
    fields.accept("order_id", key.order().value());
    fields.accept("order_line_id", key.line().value());
    fields.accept("line_id", number);
  }

  /// What time it is for the line.
  public Instant now(Clock clock) {
    return clock.instant().plus(ahead);
  }

  /// Whether the publisher has ended the copy: to vendors and buyers that is as if the line was
  /// cancelled.
  public boolean isEnded() {
    return endedAt.isPresent();
  }

  /// Whether nobody knows any more who the buyer was.
  public boolean isErased() {
    return erasedAt.isPresent();
  }

  /// How many copies haven't been taken back.
  public long kept() {
    return quantity - refunded;
  }
}
