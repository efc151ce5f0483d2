package org.partbook.command;

/// The exit codes, as `--help` and `docs/operations.md` explain them.
final class Exit {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int DONE_IN_PART = 3;

  private Exit() {}
}
