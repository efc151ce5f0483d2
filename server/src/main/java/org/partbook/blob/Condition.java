package org.partbook.blob;

/// How a blob is.
public enum Condition {
  /// Its bytes are those that its key names.
  SOUND,

  /// It isn't there.
  MISSING,

  /// It is there, and has other bytes than those that were put: fewer, or changed ones.
  DAMAGED
}
