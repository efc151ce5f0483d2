package org.partbook.command;

/// The exit codes, as `--help` and `docs/operations.md` explain them. A server that has ended
/// itself has one of its own (`LastResort`); Java's, when it has no memory left, is 3.
final class Exit {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int DONE_IN_PART = 3;

  private Exit() {}
}
