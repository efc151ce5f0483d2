package org.partbook.doctor;

/// What went wrong while somebody looked.
final class Failure {
  private static final int LONGEST = 300;

  private Failure() {}

  /// Its message, on one line, without a full stop.
  static String words(Exception error) {
    var message = error.getMessage();
    var text = message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    var line = text.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("[.;\\s]+$", "");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
