package org.partbook.catalog;

/// The catalogue's number for an asset.
///
/// @param value 1 or more
public record AssetId(long value) {
  public AssetId {
    if (value < 1) {
      throw new IllegalArgumentException("an asset id is 1 or more, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
