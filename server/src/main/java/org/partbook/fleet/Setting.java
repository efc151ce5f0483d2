package org.partbook.fleet;

import java.util.Optional;

/// Something in which servers of one database should be alike.
///
/// @param name as the publisher knows it
/// @param value as it is compared; nothing if it isn't known yet
/// @param isShown whether people may read it; else it is `KEY:HASH`, by a key that the servers
///   share, or nothing where nothing is set
/// @param onDifference what is done where it differs
/// @param why what follows from a difference, as a part of a sentence
public record Setting(
    String name, Optional<String> value, boolean isShown, Rule onDifference, String why) {
  /// Whether another server's value is known to be another. After a key was ended, servers that
  /// started before and behind that have hashes of two keys, which tell nothing of each other.
  boolean differsFrom(String theirs) {
    var mine = value.orElse(theirs);
    return !mine.equals(theirs) && (isShown || areComparable(mine, theirs));
  }

  private static boolean areComparable(String one, String other) {
    return one.isEmpty() || other.isEmpty() || key(one).equals(key(other));
  }

  private static String key(String hash) {
    return hash.substring(0, hash.indexOf(':') + 1);
  }

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
