package org.partbook.copies.typeset;

import java.util.Arrays;

/// The signs that a copy needs, numbered in the order in which they are met, beginning with 1: so
/// the numbers follow from the text alone, and are the same in every process.
final class Used {
  private Sign[] signs = new Sign[64];
  private int[] table = new int[256];
  private int count;

  /// The number of a sign.
  int number(Sign sign) {
    int mask = table.length - 1;
    int at = mixed(sign) & mask;
    for (; table[at] != 0; at = (at + 1) & mask) {
      if (signs[table[at] - 1].equals(sign)) {
        return table[at];
      }
    }
    if (count == signs.length) {
      signs = Arrays.copyOf(signs, 2 * count);
      spread();
      return number(sign);
    }
    signs[count++] = sign;
    table[at] = count;
    return count;
  }

  int count() {
    return count;
  }

  /// @param number counted from 1
  Sign sign(int number) {
    return signs[number - 1];
  }

  private void spread() {
    table = new int[4 * signs.length];
    int mask = table.length - 1;
    for (int number = 1; number <= count; number++) {
      int at = mixed(sign(number)) & mask;
      while (table[at] != 0) {
        at = (at + 1) & mask;
      }
      table[at] = number;
    }
  }

  private static int mixed(Sign sign) {
    return sign.hashCode() ^ (sign.hashCode() >>> 15);
  }
}
