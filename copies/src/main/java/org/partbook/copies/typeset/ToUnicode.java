package org.partbook.copies.typeset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/// Writes the CMap by which readers find out what a glyph stands for.
final class ToUnicode {
  /// As many entries as one block may have.
  private static final int BLOCK = 100;

  private static final byte[] START =
      """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
      /CMapName/Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000><FFFF>
      endcodespacerange
      """
          .getBytes(US_ASCII);

  private static final byte[] BLOCK_START = " beginbfchar\n".getBytes(US_ASCII);
  private static final byte[] BLOCK_END = "endbfchar\n".getBytes(US_ASCII);
  private static final byte[] END =
      """
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end
      """
          .getBytes(US_ASCII);

  private ToUnicode() {}

  static byte[] of(Used used) {
    var out = new Ascii(START.length + END.length + 40 + 16 * used.count());
    out.put(START);
    var numbers = withText(used);
    for (int from = 0; from < numbers.length; from += BLOCK) {
      int to = Math.min(numbers.length, from + BLOCK);
      out.number(to - from).put(BLOCK_START);
      for (int i = from; i < to; i++) {
        out.put('<').hex4(numbers[i]).put('>').put('<');
        utf16(out, used.sign(numbers[i]).character()).put('>').put('\n');
      }
      out.put(BLOCK_END);
    }
    return out.put(END).toBytes();
  }

  private static Ascii utf16(Ascii out, int character) {
    return Character.isBmpCodePoint(character)
        ? out.hex4(character)
        : out.hex4(Character.highSurrogate(character)).hex4(Character.lowSurrogate(character));
  }

  /// The numbers of those that stand for something.
  private static int[] withText(Used used) {
    var numbers = new int[used.count()];
    int count = 0;
    for (int number = 1; number <= used.count(); number++) {
      if (used.sign(number).character() != Sign.NO_CHARACTER) {
        numbers[count++] = number;
      }
    }
    return Arrays.copyOf(numbers, count);
  }
}
