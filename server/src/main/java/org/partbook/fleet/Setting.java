package org.partbook.fleet;

import java.util.Optional;

/// Something in which servers of one database should be alike.
///
/// @param name as the publisher knows it
/// @param value as it is compared; nothing if it isn't known yet
/// @param isShown whether people may read it; else it is a keyed hash
/// @param onDifference what is done where it differs
/// @param why what follows from a difference, as a part of a sentence
public record Setting(
    String name, Optional<String> value, boolean isShown, Rule onDifference, String why) {
  /// What is done with a server that differs.
  public enum Rule {
    /// It doesn't start.
    REFUSE,
    /// As [#REFUSE], and also if it says nothing of its own beside another.
    REFUSE_UNSAID,
    /// It says so.
    WARN
  }
}
