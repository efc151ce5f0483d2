package org.partbook.purchase;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetId;

/// What a validation said: this vendor may sell this asset in this quantity and country until then.
/// It is a statement, not a ticket: it may serve several lines.
record ValidationToken(
    VendorId vendor,
    Environment environment,
    AssetId asset,
    long quantity,
    String country,
    Instant expiry) {

  byte[] encode() {
    return ByteBuffer.allocate(4 * Long.BYTES + 3)
        .putLong(vendor.value())
        .put(code(environment))
        .putLong(asset.value())
        .putLong(quantity)
        .put(country.getBytes(StandardCharsets.US_ASCII))
        .putLong(expiry.getEpochSecond())
        .array();
  }

  /// Reads what [#encode] wrote. The bytes come from a verified signature, so they are ours.
  static ValidationToken decode(byte[] statement) {
    try {
      var in = ByteBuffer.wrap(statement);
      var vendor = new VendorId(in.getLong());
      var environment = environment(in.get());
      var asset = new AssetId(in.getLong());
      var quantity = in.getLong();
      var country = new byte[2];
      in.get(country);
      return new ValidationToken(
          vendor,
          environment,
          asset,
          quantity,
          new String(country, StandardCharsets.US_ASCII),
          Instant.ofEpochSecond(in.getLong()));
    } catch (BufferUnderflowException e) {
      throw new IllegalStateException("a validation token that we signed can't be read", e);
    }
  }

  private static byte code(Environment environment) {
    return switch (environment) {
      case LIVE -> 'L';
      case SANDBOX -> 'S';
    };
  }

  private static Environment environment(byte code) {
    return switch (code) {
      case 'L' -> Environment.LIVE;
      case 'S' -> Environment.SANDBOX;
      default -> throw new IllegalStateException("no environment has the code " + code);
    };
  }
}
