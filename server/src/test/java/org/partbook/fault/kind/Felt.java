package org.partbook.fault.kind;

/// What shops have to feel of a fault before it is taken away: what nobody has felt was none.
public enum Felt {
  /// It may be that nobody notices.
  NOTHING,
  /// A request was refused.
  REFUSAL,
  /// A request wasn't answered.
  SILENCE
}
