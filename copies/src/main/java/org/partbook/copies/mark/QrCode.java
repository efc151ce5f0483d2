package org.partbook.copies.mark;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.partbook.copies.licence.CopyCode;

/// The QR codes of one installation's copies: a constant address, and a copy's code at its end.
///
/// Once its version and mask are fixed, a QR code is linear: where two messages of one length
/// differ by some bits, their modules differ by the sum of what each of these bits changes,
/// whatever the rest of the message is. So the library makes a code for a base and one for each bit
/// of the sixteen characters that vary; from them comes a picture per character and place, and the
/// code of any copy is the base's picture and sixteen of those, added bit by bit.
///
/// The picture has a row of bits per row of modules, padded to whole bytes, first bit leftmost. **A
/// dark module is 0**, which is what a PDF's image masks paint, and what black is in an image of
/// one bit of grey. The quiet zone of four modules around it is the caller's.
public final class QrCode {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private static final String BASE = "0000000000000000";
  private static final int PLACES = BASE.length();
  private static final int BITS_OF_ASCII = 7;
  private static final int CHARACTERS = 1 << BITS_OF_ASCII;

  private final String prefix;
  private final int version;
  private final int mask;
  private final int modules;
  private final int length;
  private final long[] base;

  /// By place and character. Characters that no code has change nothing.
  private final long[][] changes = new long[PLACES * CHARACTERS][];

  /// @param prefix what stands before the code, in ASCII and with a small letter in it, as codes
  ///   without are made in another way: `https://scores.example.org/verify/`
  public QrCode(String prefix) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(prefix)) {
      throw new IllegalArgumentException("not ASCII: " + prefix);
    }
    this.prefix = prefix;
    var first = encode(BASE, Map.of());
    this.version = first.getVersion().getVersionNumber();
    this.mask = first.getMaskPattern();
    this.modules = first.getMatrix().getWidth();
    this.length = modules * bytesPerRow();
    this.base = pictureOf(first);
    for (int place = 0; place < PLACES; place++) {
      addChanges(place);
    }
  }

  /// The width and height of the codes, in modules, which is the image's in pixels.
  public int modules() {
    return modules;
  }

  /// The length of the picture in bytes.
  public int length() {
    return length;
  }

  /// The picture of the code of this copy's address.
  public byte[] picture(CopyCode code) {
    var picture = new byte[length];
    write(code, picture, 0);
    return picture;
  }

  /// Writes the picture, `length()` bytes, to its place in a larger array.
  public void write(CopyCode code, byte[] target, int offset) {
    var sum = sum(code.compact());
    int whole = length / Long.BYTES;
    for (int i = 0; i < whole; i++) {
      LONGS.set(target, offset + i * Long.BYTES, sum[i]);
    }
    for (int i = whole * Long.BYTES; i < length; i++) {
      target[offset + i] = byteAt(sum, i);
    }
  }

  /// Writes the picture in hexadecimal digits, `2 * length()` of them, as `ASCIIHexDecode` wants
  /// it, but without the `>` at the end.
  public void writeHex(CopyCode code, byte[] target, int offset) {
    var sum = sum(code.compact());
    for (int i = 0; i < length; i++) {
      int value = byteAt(sum, i);
      target[offset + 2 * i] = HEX[(value >> 4) & 0xF];
      target[offset + 2 * i + 1] = HEX[value & 0xF];
    }
  }

  int version() {
    return version;
  }

  int mask() {
    return mask;
  }

  private long[] sum(String compact) {
    var sum = base.clone();
    for (int place = 0; place < PLACES; place++) {
      var change = changes[place * CHARACTERS + compact.charAt(place)];
      for (int i = 0; i < sum.length; i++) {
        sum[i] ^= change[i];
      }
    }
    return sum;
  }

  private static byte byteAt(long[] picture, int i) {
    return (byte) (picture[i / Long.BYTES] >>> (56 - 8 * (i % Long.BYTES)));
  }

  private void addChanges(int place) {
    var bits = new long[BITS_OF_ASCII][];
    for (int bit = 0; bit < BITS_OF_ASCII; bit++) {
      var text = new StringBuilder(BASE);
      text.setCharAt(place, (char) (BASE.charAt(place) ^ (1 << bit)));
      bits[bit] = pictureOf(encode(text.toString(), fixed()));
      add(bits[bit], base);
    }
    var none = new long[base.length];
    for (int character = 0; character < CHARACTERS; character++) {
      var change = none;
      if (CopyCode.isDigit((char) character)) {
        change = none.clone();
        for (int bit = 0; bit < BITS_OF_ASCII; bit++) {
          if ((((character ^ BASE.charAt(place)) >> bit) & 1) != 0) {
            add(change, bits[bit]);
          }
        }
      }
      changes[place * CHARACTERS + character] = change;
    }
  }

  private static void add(long[] sum, long[] picture) {
    Arrays.setAll(sum, i -> sum[i] ^ picture[i]);
  }

  private Map<EncodeHintType, Object> fixed() {
    return Map.of(EncodeHintType.QR_VERSION, version, EncodeHintType.QR_MASK_PATTERN, mask);
  }

  private QRCode encode(String code, Map<EncodeHintType, Object> hints) {
    try {
      var made = Encoder.encode(prefix + code, ErrorCorrectionLevel.M, new HashMap<>(hints));
      if (made.getMode() != Mode.BYTE) {
        throw new IllegalArgumentException("without small letters: " + prefix);
      }
      return made;
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + prefix, e);
    }
  }

  private int bytesPerRow() {
    return (modules + 7) / 8;
  }

  private long[] pictureOf(QRCode code) {
    var picture = new long[(length + Long.BYTES - 1) / Long.BYTES];
    Arrays.fill(picture, -1);
    ByteMatrix matrix = code.getMatrix();
    for (int y = 0; y < modules; y++) {
      for (int x = 0; x < modules; x++) {
        if (matrix.get(x, y) == 1) {
          int bit = y * bytesPerRow() * 8 + x;
          picture[bit / Long.SIZE] ^= Long.MIN_VALUE >>> (bit % Long.SIZE);
        }
      }
    }
    return picture;
  }
}
