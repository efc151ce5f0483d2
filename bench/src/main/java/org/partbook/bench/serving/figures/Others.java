package org.partbook.bench.serving.figures;

/// What of the machine's processors others have taken meanwhile, as shares of all that there was:
/// other programs, and other machines on the same host (`stolen`).
public record Others(double programs, double stolen) {
  public static final Others NONE = new Others(0, 0);

  /// Of ticks of the clock.
  ///
  /// @param busy what all processes together used
  /// @param own what those used that belong to the measurement
  /// @param stolen what the host gave to others
  /// @param available what there was: processors times time
  public static Others of(double busy, double own, double stolen, double available) {
    if (available <= 0) {
      return NONE;
    }
    // The two are read one after the other, so in an idle moment the difference may be below zero.
    return new Others(Math.max(0, busy - own) / available, Math.max(0, stolen) / available);
  }

  public double share() {
    return programs + stolen;
  }

  public Others orMore(Others other) {
    return other.share() > share() ? other : this;
  }
}
