package org.partbook.statement.form;

/// Who owes whom.
public enum StatementKind {
  /// A vendor owes the publisher for what it sold.
  VENDOR,
  /// The publisher owes a rights holder for what was sold.
  HOLDER
}
