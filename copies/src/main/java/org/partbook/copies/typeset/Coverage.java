package org.partbook.copies.typeset;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/// Which characters a font has: a bit for each, in pages that exist only where there are any.
final class Coverage {
  private static final int PAGE_BITS = 8;
  private static final int WORDS = (1 << PAGE_BITS) / Long.SIZE;
  private static final int PAGES = (Character.MAX_CODE_POINT + 1) >> PAGE_BITS;
  private static final int AT_A_TIME = 4096;
  private static final long[] NONE = new long[WORDS];

  private final long[][] pages;

  private Coverage(long[][] pages) {
    this.pages = pages;
  }

  static Coverage of(long face) {
    var pages = new long[PAGES][];
    int used = 0;
    long set = HarfBuzz.characters(face);
    try (var arena = Arena.ofConfined()) {
      var room = arena.allocate(ValueLayout.JAVA_INT, AT_A_TIME);
      int last = -1;
      for (int count; (count = HarfBuzz.next(set, last, room)) > 0; ) {
        for (int i = 0; i < count; i++) {
          last = room.getAtIndex(ValueLayout.JAVA_INT, i);
          int page = last >> PAGE_BITS;
          if (pages[page] == null) {
            pages[page] = new long[WORDS];
            used = page + 1;
          }
          pages[page][(last & 0xff) >> 6] |= 1L << (last & 63);
        }
      }
    } finally {
      HarfBuzz.destroySet(set);
    }
    var trimmed = new long[used][];
    for (int page = 0; page < used; page++) {
      trimmed[page] = pages[page] == null ? NONE : pages[page];
    }
    return new Coverage(trimmed);
  }

  boolean has(int character) {
    int page = character >> PAGE_BITS;
    return page < pages.length
        && ((pages[page][(character & 0xff) >> 6] >>> (character & 63)) & 1) != 0;
  }
}
