package org.partbook.statement.form;

/// A document that isn't a statement, or one that has no such form. What was written of the form up
/// to then is worthless.
public final class RefusedStatement extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedStatement(String message) {
    super(message);
  }

  /// What is wrong, and in which line.
  public String text() {
    return String.valueOf(getMessage());
  }
}
