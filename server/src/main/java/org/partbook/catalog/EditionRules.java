package org.partbook.catalog;

/// What an import makes of files that take the place of others.
///
/// @param words what is said of all editions of which the lines don't say it themselves
/// @param allowEarlier whether a file may take back the place that another has taken from it
record EditionRules(EditionWords words, boolean allowEarlier) {
  static final EditionRules DEFAULT = new EditionRules(EditionWords.NONE, false);
}
