package org.partbook.copies.mark;

import java.util.Arrays;
import java.util.Optional;
import org.partbook.copies.licence.CopyCode;

/// Ten bytes as 22 symbols of which some may be lost or wrong: Reed–Solomon over GF(256).
///
/// The field is that of x⁸+x⁴+x³+x²+1, the code's roots are α⁰ to α¹¹, and symbol 0 is the highest
/// coefficient. Twelve parity symbols mend six wrong ones, or twelve missing ones. But whoever
/// mends twelve missing symbols believes anything: any ten symbols are part of some word. So a word
/// counts as read only if `SPARE` parity symbols are left over to vouch for it.
final class ReedSolomon {
  static final int DATA = CopyCode.BYTES;
  static final int PARITY = 12;
  static final int SYMBOLS = DATA + PARITY;

  /// Parity symbols that must agree with what was read, beyond those that mended it. A word of
  /// noise passes for one that was written about once in a million times, or less often.
  private static final int SPARE = 4;

  private static final int POLYNOMIAL = 0x11D;
  private static final int ORDER = 255;
  private static final int[] EXP = new int[2 * ORDER];
  private static final int[] LOG = new int[ORDER + 1];

  /// For each byte that leaves the shift register, what is to be added to its `PARITY` places.
  private static final byte[][] FEEDBACK = new byte[ORDER + 1][];

  static {
    for (int power = 0, value = 1; power < ORDER; power++) {
      EXP[power] = value;
      EXP[power + ORDER] = value;
      LOG[value] = power;
      value = value << 1;
      value = value > ORDER ? value ^ POLYNOMIAL : value;
    }
    var generator = new int[] {1};
    for (int root = 0; root < PARITY; root++) {
      generator = times(generator, new int[] {EXP[root], 1}, PARITY + 1);
    }
    for (int value = 0; value <= ORDER; value++) {
      FEEDBACK[value] = new byte[PARITY];
      for (int place = 0; place < PARITY; place++) {
        FEEDBACK[value][place] = (byte) times(value, generator[PARITY - 1 - place]);
      }
    }
  }

  private ReedSolomon() {}

  /// A word that was read: what it says, and how many of its symbols were missing or wrong.
  record Word(CopyCode code, int corrected) {}

  static byte[] encode(byte[] data) {
    if (data.length != DATA) {
      throw new IllegalArgumentException("not " + DATA + " bytes: " + data.length);
    }
    var word = Arrays.copyOf(data, SYMBOLS);
    for (int i = 0; i < DATA; i++) {
      var feedback = FEEDBACK[(data[i] ^ word[DATA]) & 0xFF];
      for (int place = 0; place < PARITY - 1; place++) {
        word[DATA + place] = (byte) (word[DATA + place + 1] ^ feedback[place]);
      }
      word[SYMBOLS - 1] = feedback[PARITY - 1];
    }
    return word;
  }

  /// What was written, if that can be told from what was read.
  ///
  /// @param word the symbols as read; those missing may have any value
  /// @param missing which symbols are missing
  static Optional<Word> decode(byte[] word, boolean[] missing) {
    var mended = word.clone();
    int erasures = 0;
    var erasureLocator = new int[] {1};
    for (int i = 0; i < SYMBOLS; i++) {
      if (missing[i]) {
        erasures++;
        mended[i] = 0;
        erasureLocator = times(erasureLocator, new int[] {1, EXP[power(i)]}, SYMBOLS + 1);
      }
    }
    if (erasures > PARITY - SPARE) {
      return Optional.empty();
    }
    var syndromes = syndromes(mended);
    var locator = locator(syndromes, erasureLocator, erasures);
    int wrong = mend(mended, syndromes, locator);
    int errors = wrong - erasures;
    if (errors < 0
        || erasures + 2 * errors > PARITY
        || erasures + errors > PARITY - SPARE
        || !isZero(syndromes(mended))) {
      return Optional.empty();
    }
    return Optional.of(new Word(CopyCode.of(Arrays.copyOf(mended, DATA)), wrong));
  }

  private static int[] syndromes(byte[] word) {
    var syndromes = new int[PARITY];
    for (int root = 0; root < PARITY; root++) {
      int sum = 0;
      for (byte symbol : word) {
        sum = times(sum, EXP[root]) ^ (symbol & 0xFF);
      }
      syndromes[root] = sum;
    }
    return syndromes;
  }

  /// Berlekamp and Massey's search for the shortest register, begun with the erasures.
  private static int[] locator(int[] syndromes, int[] erasureLocator, int erasures) {
    var locator = Arrays.copyOf(erasureLocator, PARITY + 2);
    var before = locator.clone();
    int length = erasures;
    for (int step = erasures; step < PARITY; step++) {
      int difference = 0;
      for (int i = 0; i <= Math.min(step, PARITY); i++) {
        difference ^= times(locator[i], syndromes[step - i]);
      }
      var shifted = new int[PARITY + 2];
      System.arraycopy(before, 0, shifted, 1, PARITY + 1);
      before = shifted;
      if (difference != 0) {
        var next = locator.clone();
        for (int i = 0; i < next.length; i++) {
          next[i] ^= times(difference, shifted[i]);
        }
        if (2 * length <= step + erasures) {
          length = step + 1 + erasures - length;
          for (int i = 0; i < next.length; i++) {
            before[i] = times(locator[i], inverse(difference));
          }
        }
        locator = next;
      }
    }
    return locator;
  }

  /// Adds to each symbol that the locator names what Forney's formula says, and returns how many it
  /// names; -1 if the locator can't be right.
  private static int mend(byte[] word, int[] syndromes, int[] locator) {
    var evaluator = times(syndromes, locator, PARITY);
    int named = 0;
    for (int i = 0; i < SYMBOLS; i++) {
      int at = EXP[(ORDER - power(i)) % ORDER];
      if (value(locator, at) == 0) {
        named++;
        int slope = slope(locator, at);
        if (slope == 0) {
          return -1;
        }
        int error = times(value(evaluator, at), inverse(slope));
        word[i] ^= (byte) times(error, EXP[power(i)]);
      }
    }
    return named == degree(locator) ? named : -1;
  }

  /// The power of x whose coefficient symbol `i` is.
  private static int power(int i) {
    return SYMBOLS - 1 - i;
  }

  private static int value(int[] polynomial, int at) {
    int sum = 0;
    for (int i = polynomial.length - 1; i >= 0; i--) {
      sum = times(sum, at) ^ polynomial[i];
    }
    return sum;
  }

  /// The derivative's value: where two is nothing, only odd powers have one.
  private static int slope(int[] polynomial, int at) {
    int sum = 0;
    for (int i = 1; i < polynomial.length; i += 2) {
      sum ^= times(polynomial[i], EXP[(LOG[at] * (i - 1)) % ORDER]);
    }
    return sum;
  }

  private static int degree(int[] polynomial) {
    int degree = polynomial.length - 1;
    while (degree > 0 && polynomial[degree] == 0) {
      degree--;
    }
    return degree;
  }

  private static boolean isZero(int[] syndromes) {
    return Arrays.stream(syndromes).allMatch(syndrome -> syndrome == 0);
  }

  private static int times(int a, int b) {
    return a == 0 || b == 0 ? 0 : EXP[LOG[a] + LOG[b]];
  }

  private static int inverse(int a) {
    return EXP[ORDER - LOG[a]];
  }

  /// The product's coefficients below `x^length`, lowest first.
  private static int[] times(int[] a, int[] b, int length) {
    var product = new int[Math.min(length, a.length + b.length - 1)];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length && i + j < product.length; j++) {
        product[i + j] ^= times(a[i], b[j]);
      }
    }
    return product;
  }
}
