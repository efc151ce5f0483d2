package org.partbook.child;

import java.io.IOException;

/// The process that read a file has ended, or had to be ended, and nobody knows whether it was the
/// file's fault. The message follows the file's name.
public final class ChildDiedException extends IOException {
  private static final long serialVersionUID = 1L;

  ChildDiedException(String message) {
    super(message);
  }

  /// What happened, to follow the file's name.
  public String text() {
    return String.valueOf(getMessage());
  }
}
