package org.partbook.doctor;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// What whoever examines was asked for.
///
/// @param mends whether what is safe to mend is mended
/// @param sample how many blobs are read, if not all are
/// @param unnamedFor for how long a blob must have lain there, named by nobody, to be removed;
///   without it none is
public record Treatment(boolean mends, OptionalInt sample, Optional<Duration> unnamedFor) {
  /// An import may have stored what it will only name in hours.
  public static final Duration LEAST_AGE = Duration.ofDays(1);

  public Treatment {
    if (sample.isPresent() && sample.getAsInt() < 1) {
      throw new IllegalArgumentException("a sample of blobs has 1 or more of them");
    }
    if (unnamedFor.isPresent() && unnamedFor.get().compareTo(LEAST_AGE) < 0) {
      throw new IllegalArgumentException("what nobody names must have lain there for 1d or longer");
    }
    if (unnamedFor.isPresent() && !mends) {
      throw new IllegalArgumentException("what nobody names is removed by who repairs");
    }
  }
}
