package org.partbook.bench.serving.figures;

import java.util.Collection;

/// The least, the middle and the most of some figures.
public record Spread(double least, double median, double most) {

  /// Of one figure or more.
  public static Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no figures, no spread");
    }
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }
}
