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

  public Limits {
    if (memory < LEAST_MEMORY) {
      throw new IllegalArgumentException("too little memory: " + memory);
    }
    memory = Math.min(memory, MOST_MEMORY);
  }
}
