package org.partbook.monitoring;

/// How it is with one thing that may be wrong.
sealed interface Sight {
  /// It is wrong.
  ///
  /// @param text in a sentence, without its full stop
  record Wrong(String text) implements Sight {}

  /// It isn't.
  record Well() implements Sight {}

  /// Nobody knows, as the database would have to be asked.
  record Unknown() implements Sight {}

  static Sight wrongIf(boolean wrong, String text) {
    return wrong ? new Wrong(text) : new Well();
  }
}
