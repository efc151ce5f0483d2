package org.partbook.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.partbook.logging.About;

/// Who makes a request: the vendor and the environment of its token.
///
/// @param catalogAccess whether the vendor may list the catalogue, which is said when it is added
/// @param token what it came with, for whoever has to hold it against the table once more
/// @param ahead how far the vendor's own clock is ahead of the server's, which it can be in the
///   sandbox only
/// @param expiry when the token expires, by that clock, if it does
public record Caller(
    VendorId vendor,
    String vendorName,
    Environment environment,
    boolean catalogAccess,
    TokenHash token,
    Duration ahead,
    Optional<Instant> expiry)
    implements About {
  /// What time it is for the vendor, in this environment.
  public Instant now(Clock clock) {
    return clock.instant().plus(ahead);
  }

  @Override
  public void tell(BiConsumer<String, Object> fields) {
    fields.accept("vendor_id", vendor.value());
    fields.accept("environment", environment.wire());
  }

  /// Whether the token has expired by the vendor's own clock.
  public boolean isExpired(Clock clock) {
    return expiry.filter(end -> !now(clock).isBefore(end)).isPresent();
  }
}
