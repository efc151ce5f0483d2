package org.partbook.doctor;

/// How something was found.
public enum Verdict {
  /// As it should be.
  OK,

  /// It wasn't, and is now.
  MENDED,

  /// It works, and somebody should look after it.
  WARNING,

  /// Something is lost, or will be, or doesn't work.
  FAULT,

  /// Nobody could look, as something else is wrong.
  NOT_EXAMINED
}
