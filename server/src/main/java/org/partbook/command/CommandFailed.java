package org.partbook.command;

/// A command can't be done; the message is one for the person who typed it.
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandFailed because(String message) {
    return new CommandFailed(Exit.FAILED, message);
  }

  static CommandFailed wrongUsage(String message) {
    return new CommandFailed(Exit.WRONG_USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
