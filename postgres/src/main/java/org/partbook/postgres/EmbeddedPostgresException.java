package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// The embedded database can't be used; the message is one for the person who runs the program: it
/// names the folder, and what to do where that is known.
public sealed class EmbeddedPostgresException extends RuntimeException
    permits OtherVersionException {
  EmbeddedPostgresException(String message) {
    super(message);
  }

  EmbeddedPostgresException(String message, Throwable cause) {
    super(message, cause);
  }

  static EmbeddedPostgresException cannotUse(Path folder, IOException cause) {
    return new EmbeddedPostgresException(
        "folder %s cannot be used for the database: %s".formatted(folder, reason(cause)), cause);
  }

  /// A FileSystemException's message is often nothing but the file's name.
  private static String reason(IOException cause) {
    if (cause instanceof FileSystemException of) {
      var reason = of.getReason() == null ? of.getClass().getSimpleName() : of.getReason();
      return "%s (%s)".formatted(reason, of.getFile());
    }
    return String.valueOf(cause.getMessage());
  }
}
