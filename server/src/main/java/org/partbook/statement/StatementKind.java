package org.partbook.statement;

import java.util.Locale;

/// Whose a statement is.
public enum StatementKind {
  /// What a vendor owes the publisher.
  VENDOR("V"),
  /// What the publisher owes to somebody who has shares.
  HOLDER("H");

  private final String letter;

  StatementKind(String letter) {
    this.letter = letter;
  }

  /// As in documents and in the database.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What its numbers begin with.
  String letter() {
    return letter;
  }

  static StatementKind ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
