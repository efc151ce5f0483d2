package org.partbook.audit;

/// Something isn't what it is said to be, or can't be read. The message says what and where.
public final class NotVerified extends Exception {
  private static final long serialVersionUID = 1L;

  /// Says what is wrong.
  ///
  /// @param message for a person
  public NotVerified(String message) {
    super(message);
  }

  /// What is wrong.
  ///
  /// @return a sentence without its full stop
  public String text() {
    return String.valueOf(getMessage());
  }

  /// The same, told of a place.
  NotVerified in(String place) {
    return new NotVerified(place + ": " + text());
  }
}
