package org.partbook.bench.serving.figures;

/// What a figure is to be.
public record Goal(Side side, double limit) {

  /// On which side of the limit it is good.
  public enum Side {
    AT_LEAST,
    AT_MOST
  }

  public static Goal atLeast(double limit) {
    return new Goal(Side.AT_LEAST, limit);
  }

  public static Goal atMost(double limit) {
    return new Goal(Side.AT_MOST, limit);
  }

  public boolean isMetBy(double value) {
    return switch (side) {
      case AT_LEAST -> value >= limit;
      case AT_MOST -> value <= limit;
    };
  }

  public String sign() {
    return switch (side) {
      case AT_LEAST -> "≥";
      case AT_MOST -> "≤";
    };
  }
}
