package org.partbook.catalog;

/// What an import makes of files that take the place of others.
///
/// @param words what is said of all editions of which the lines don't say it themselves
/// @param allowEarlier whether a file may take back the place that another has taken from it
/// @param takesBack whether the others are taken back by it: then they reach nobody any more, and
///   whom they were to reach, the file that comes back does
record EditionRules(EditionWords words, boolean allowEarlier, boolean takesBack) {
  static final EditionRules DEFAULT = new EditionRules(EditionWords.NONE, false);

  /// Of what undoes an import.
  static final EditionRules UNDO = new EditionRules(EditionWords.NONE, true, true);

  EditionRules(EditionWords words, boolean allowEarlier) {
    this(words, allowEarlier, false);
  }
}
