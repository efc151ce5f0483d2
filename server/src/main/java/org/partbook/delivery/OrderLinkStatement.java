package org.partbook.delivery;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;

/// What a link to all files of an order says. Which these are is found out at each request.
///
/// @param renewals what [#renewals] said of the order's lines then
/// @param nonce makes every link another one, also within a second
record OrderLinkStatement(
    VendorId vendor,
    Environment environment,
    OrderId order,
    Instant expiry,
    int renewals,
    int nonce) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 1 + 3 * Long.BYTES + 2 * Integer.BYTES;
  private static final byte LIVE = 'L';
  private static final byte SANDBOX = 'S';

  static OrderLinkStatement of(
      VendorId vendor,
      Environment environment,
      OrderId order,
      Instant expiry,
      List<OrderLine> completed) {
    return new OrderLinkStatement(
        vendor, environment, order, expiry, renewals(completed), RANDOM.nextInt());
  }

  /// Which links to single lines were renewed, as those of a mended name are: then this link is
  /// over as well. A line that is completed later changes nothing, nor does one that is cancelled.
  static int renewals(List<OrderLine> completed) {
    return completed.stream()
        .filter(line -> line.epoch() > 0)
        .mapToInt(line -> Objects.hash(line.number(), line.epoch()))
        .sum();
  }

  static Optional<OrderLinkStatement> read(byte[] bytes) {
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    var environment = buffer.get() == LIVE ? Environment.LIVE : Environment.SANDBOX;
    return Optional.of(
        new OrderLinkStatement(
            new VendorId(buffer.getLong()),
            environment,
            new OrderId(buffer.getLong()),
            Instant.ofEpochSecond(buffer.getLong()),
            buffer.getInt(),
            buffer.getInt()));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put(environment == Environment.LIVE ? LIVE : SANDBOX)
        .putLong(vendor.value())
        .putLong(order.value())
        .putLong(expiry.getEpochSecond())
        .putInt(renewals)
        .putInt(nonce)
        .array();
  }
}
