package org.partbook.backup;

/// What can't be done with a backup, in a sentence for whoever asked for it.
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
