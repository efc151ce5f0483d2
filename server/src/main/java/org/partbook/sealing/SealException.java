package org.partbook.sealing;

/// A key can't be read, and the message says which setting is to be looked at.
public final class SealException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealException(String message) {
    super(message);
  }
}
