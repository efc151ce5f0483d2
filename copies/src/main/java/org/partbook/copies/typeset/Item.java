package org.partbook.copies.typeset;

/// A part of a text that HarfBuzz can shape at once: one font, one script, one direction.
///
/// @param start of its characters in the text
/// @param end the one after its last
/// @param script HarfBuzz' number of it
/// @param language HarfBuzz' pointer to it, or 0
/// @param level as the bidirectional algorithm says
record Item(int start, int end, FontFile font, int script, long language, int level) {
  boolean rightToLeft() {
    return (level & 1) != 0;
  }

  boolean joins(Item next) {
    return end == next.start
        && font == next.font
        && script == next.script
        && language == next.language
        && level == next.level;
  }

  Item until(int newEnd) {
    return new Item(start, newEnd, font, script, language, level);
  }
}
