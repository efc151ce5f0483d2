package org.partbook.scores;

import java.io.IOException;

/// What was asked for is being made, and takes its time. Ask again.
public final class NotReadyException extends IOException {
  private static final long serialVersionUID = 1L;

  NotReadyException(String message) {
    super(message);
  }

  NotReadyException(String message, Throwable cause) {
    super(message, cause);
  }
}
