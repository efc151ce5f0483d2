package org.partbook.statement;

/// Something can't be done with statements, and nothing was changed. The message says why.
public final class StatementRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StatementRefused(String message) {
    super(message);
  }

  /// The reason, for people.
  public String text() {
    return String.valueOf(getMessage());
  }
}
