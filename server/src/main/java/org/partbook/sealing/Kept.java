package org.partbook.sealing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A secret as it lies in the database: in clear, or sealed.
public final class Kept {
  private final byte @Nullable [] clear;
  private final byte @Nullable [] sealed;

  private Kept(byte @Nullable [] clear, byte @Nullable [] sealed) {
    this.clear = clear;
    this.sealed = sealed;
  }

  /// What two columns have, of which one is empty.
  public static Kept of(byte @Nullable [] clear, byte @Nullable [] sealed) {
    return new Kept(clear, sealed);
  }

  static Kept inClear(byte[] secret) {
    return new Kept(secret, null);
  }

  static Kept sealed(byte[] sealed) {
    return new Kept(null, sealed);
  }

  /// For the column of what is in clear.
  public byte @Nullable [] clear() {
    return clear;
  }

  /// For the column of what is sealed.
  public byte @Nullable [] sealed() {
    return sealed;
  }

  /// The number of the key that it is sealed with; nothing if it is in clear.
  public Optional<String> key() {
    return Optional.ofNullable(sealed).map(Seal::keyOf);
  }

  /// Says nothing of it.
  @Override
  public String toString() {
    return key().map(key -> "sealed with " + key).orElse("in clear");
  }
}
