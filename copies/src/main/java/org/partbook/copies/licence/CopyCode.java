package org.partbook.copies.licence;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The code of one sold copy: 80 bits, so random that nobody guesses one and no number of ours can
/// be read out of it.
///
/// It is written in Crockford's base 32, in four groups of four, and read as people type it:
/// without regard to case and hyphens, and with the letters that look like digits taken for them.
///
/// @param hex 20 lower-case hexadecimal digits
public record CopyCode(String hex) {
  /// The length of a code, in bytes.
  public static final int BYTES = 10;

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS_PER_DIGIT = 5;
  private static final int LETTERS = BYTES * 8 / BITS_PER_DIGIT;
  private static final int GROUP = 4;

  /// A code.
  ///
  /// @throws IllegalArgumentException if `hex` isn't 20 lower-case hexadecimal digits
  public CopyCode {
    if (!hex.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
      throw new IllegalArgumentException("not the code of a copy: " + hex);
    }
  }

  /// The code with these bytes. Take them from a `SecureRandom`: whoever can guess a code can look
  /// its copy up on the check page.
  ///
  /// @param bytes 10 of them
  /// @return the code
  /// @throws IllegalArgumentException if there are more or fewer
  public static CopyCode of(byte[] bytes) {
    return new CopyCode(HexFormat.of().formatHex(bytes));
  }

  /// What somebody typed or a link says, if it may be a code.
  ///
  /// @param text 16 characters of the code, in upper or lower case; blanks and hyphens among them
  ///   don't count
  /// @return the code, or nothing
  public static Optional<CopyCode> parse(String text) {
    var plain =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (plain.length() != LETTERS) {
      return Optional.empty();
    }
    var bytes = new byte[BYTES];
    for (int i = 0; i < LETTERS; i++) {
      int digit = DIGITS.indexOf(plain.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      for (int bit = 0; bit < BITS_PER_DIGIT; bit++) {
        if (((digit >> (BITS_PER_DIGIT - 1 - bit)) & 1) != 0) {
          int at = i * BITS_PER_DIGIT + bit;
          bytes[at / 8] |= (byte) (0x80 >> (at % 8));
        }
      }
    }
    return Optional.of(of(bytes));
  }

  /// Whether codes are written with this character: one of the 32 digits and capital letters of
  /// Crockford's base 32.
  ///
  /// @param character any
  /// @return whether it occurs in [#compact]
  public static boolean isDigit(char character) {
    return DIGITS.indexOf(character) >= 0;
  }

  /// The code itself.
  ///
  /// @return its 10 bytes, in an array of the caller's own
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /// For links.
  ///
  /// @return sixteen digits and capital letters: `7Q4M2KXN09DCV5TE`
  public String compact() {
    var bytes = bytes();
    var text = new StringBuilder(LETTERS);
    for (int at = 0; at < BYTES * 8; at += BITS_PER_DIGIT) {
      int digit = 0;
      for (int bit = at; bit < at + BITS_PER_DIGIT; bit++) {
        digit = (digit << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1);
      }
      text.append(DIGITS.charAt(digit));
    }
    return text.toString();
  }

  /// For people.
  ///
  /// @return the same in groups of four: `7Q4M-2KXN-09DC-V5TE`
  @Override
  public String toString() {
    var compact = compact();
    var text = new StringBuilder();
    for (int i = 0; i < LETTERS; i += GROUP) {
      text.append(i == 0 ? "" : "-").append(compact, i, i + GROUP);
    }
    return text.toString();
  }
}
