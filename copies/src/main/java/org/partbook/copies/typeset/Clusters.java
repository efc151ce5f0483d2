package org.partbook.copies.typeset;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;

/// Where the characters begin that people see, in a text: a letter with its marks, a family of
/// four, a syllable.
final class Clusters {
  /// In characters of Java. A cluster without end would be wider than any line.
  private static final int MOST = 32;

  private Clusters() {}

  /// The beginnings in ascending order, and the text's end.
  static int[] of(String text) {
    return isPlain(text) ? each(text.length()) : bounded(text);
  }

  private static int[] each(int length) {
    var starts = new int[length + 1];
    for (int i = 0; i <= length; i++) {
      starts[i] = i;
    }
    return starts;
  }

  private static int[] bounded(String text) {
    var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    var starts = new int[text.length() + 1];
    int count = 0;
    for (int end = breaks.first(); end != BreakIterator.DONE; end = breaks.next()) {
      while (count > 0 && end - starts[count - 1] > MOST) {
        int at = starts[count - 1] + MOST;
        starts[count++] = Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
      }
      starts[count++] = end;
    }
    return Arrays.copyOf(starts, count);
  }

  /// Whether there are only characters that stand by themselves.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          c < 0x300
              || (c >= 0x370 && c <= 0x482)
              || (c >= 0x1e00 && c < 0x2000)
              || (c >= 0x2010 && c <= 0x2027)
              || (c >= 0x3041 && c <= 0x30fe && c != 0x3099 && c != 0x309a)
              || (c >= 0x4e00 && c <= 0x9fff);
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
