package org.partbook.catalog;

/// The catalogue's number for an asset.
///
/// @param value 1 or more
public record AssetId(long value) {
  /// The ids from here to [#LAST_OF_SANDBOX] belong to the sandbox's own assets, which only callers
  /// of the sandbox know.
  public static final long FIRST_OF_SANDBOX = 2_000_000_001;

  public static final long LAST_OF_SANDBOX = 2_000_000_099;

  public AssetId {
    if (value < 1) {
      throw new IllegalArgumentException("an asset id is 1 or more, not " + value);
    }
  }

  /// Whether the asset is one of the sandbox's own.
  public boolean isOfSandbox() {
    return value >= FIRST_OF_SANDBOX && value <= LAST_OF_SANDBOX;
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
