package org.partbook.csv;

import java.nio.file.Path;

/// Something that is wrong in a file.
///
/// @param line counted from 1, in which the row begins; 0 where the file as a whole is meant
/// @param column empty where the row as a whole is meant
/// @param value what stands there
/// @param message goes on after the value
public record Mistake(Path file, long line, String column, String value, String message) {
  private static final int LONGEST_VALUE = 60;
  private static final int LONGEST_MESSAGE = 400;

  /// Files hold whatever somebody typed: what is printed of it is short and harmless.
  public Mistake {
    column = printable(column, LONGEST_VALUE);
    value = printable(value, LONGEST_VALUE);
    message = printable(message, LONGEST_MESSAGE);
  }

  private static String printable(String text, int longest) {
    var shortened = text.length() <= longest ? text : text.substring(0, longest) + "…";
    return shortened.replaceAll("\\p{Cc}", " ");
  }

  /// As compilers write it, so that editors can jump there.
  @Override
  public String toString() {
    var place = line == 0 ? file + ": " : file + ":" + line + ": ";
    if (column.isEmpty()) {
      return place + message;
    }
    return place + column + ": " + (value.isEmpty() ? "" : "'" + value + "' ") + message;
  }
}
