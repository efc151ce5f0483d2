package org.partbook.delivery;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.partbook.purchase.OrderLine;

/// What a link says, in 24 bytes. The line's number is ours and stands for one line of one vendor
/// in one environment, so the vendor needs no mention of its own. What the link is for is part of
/// the signature.
///
/// @param nonce makes every link another one, also within a second
record LinkStatement(long line, int epoch, Instant expiry, int nonce) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;

  static LinkStatement of(OrderLine line, Instant expiry) {
    return new LinkStatement(line.number(), line.epoch(), expiry, RANDOM.nextInt());
  }

  static Optional<LinkStatement> read(byte[] bytes) {
    if (bytes.length != BYTES) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    return Optional.of(
        new LinkStatement(
            buffer.getLong(),
            buffer.getInt(),
            Instant.ofEpochSecond(buffer.getLong()),
            buffer.getInt()));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(line)
        .putInt(epoch)
        .putLong(expiry.getEpochSecond())
        .putInt(nonce)
        .array();
  }
}
