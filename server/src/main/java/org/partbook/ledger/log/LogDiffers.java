package org.partbook.ledger.log;

/// Journal, files and what was signed don't agree, so nothing may be signed any more. The message
/// says what differs.
public final class LogDiffers extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogDiffers(String message) {
    super(message);
  }
}
