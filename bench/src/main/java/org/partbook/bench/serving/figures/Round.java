package org.partbook.bench.serving.figures;

import java.util.Map;
import java.util.Optional;

/// All contenders of a row, once each and one after the other.
public record Round(Map<String, Measurement> measurements) {

  /// One figure of one contender, if it has that.
  public Optional<Double> figure(Place place) {
    return Optional.ofNullable(measurements.get(place.contender()))
        .map(measurement -> measurement.figures().get(place.figure()));
  }

  /// The worst that others did to one of the contenders.
  public Others others() {
    return measurements.values().stream()
        .map(Measurement::others)
        .reduce(Others.NONE, Others::orMore);
  }
}
