package org.partbook.pdfium;

import java.time.Duration;

/// What PDFium may take for a file.
///
/// @param memory in bytes, of all that it works with. While it grows, half as much is needed beside
///   it
/// @param time of a processor: for opening the file, and for each page again
public record Limits(long memory, Duration time) {
  /// It doesn't start with less.
  public static final long LEAST_MEMORY = 32L << 20;

  private static final long MOST_MEMORY = 1L << 30;

  /// The same, with no more memory than can be had.
  ///
  /// @throws IllegalArgumentException if it is less than [#LEAST_MEMORY]
  public Limits {
    if (memory < LEAST_MEMORY) {
      throw new IllegalArgumentException("too little memory: " + memory);
    }
    memory = Math.min(memory, MOST_MEMORY);
  }
}
