package org.partbook.db;

/// The database's tables are not for this program, or not now; the message is for the person who
/// started it.
public final class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaException(String message) {
    super(message);
  }
}
