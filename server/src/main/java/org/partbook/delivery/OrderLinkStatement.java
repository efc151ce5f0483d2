package org.partbook.delivery;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.purchase.OrderId;

/// What a link to all files of an order says. Which these are is found out at each request.
///
/// @param renewals how often links to its files had been renewed then, as those of a mended name
///   are: since the next time, this one is over as well
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
      VendorId vendor, Environment environment, OrderId order, Instant expiry, int renewals) {
    return new OrderLinkStatement(vendor, environment, order, expiry, renewals, RANDOM.nextInt());
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
