package org.partbook.copies.mark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.partbook.copies.licence.CopyCode;

class QrCodeTest {
  private static final String PREFIX = "https://scores.example.org/verify/";

  private final Random random = new Random(5);

  @Test
  void a_code_made_of_parts_is_the_one_that_the_library_makes() throws Exception {
    for (var prefix : new String[] {"http://a.b/verify/", PREFIX, PREFIX.repeat(2), longest()}) {
      var qr = new QrCode(prefix);
      for (int round = 0; round < 50; round++) {
        var code = code();
        assertThat(modules(qr, qr.picture(code))).isEqualTo(expected(qr, prefix + code.compact()));
      }
    }
  }

  @Test
  void a_reader_reads_the_address() throws Exception {
    for (var prefix : new String[] {PREFIX, longest()}) {
      var qr = new QrCode(prefix);
      for (int round = 0; round < 20; round++) {
        var code = code();
        assertThat(read(modules(qr, qr.picture(code)))).isEqualTo(prefix + code.compact());
      }
    }
  }

  @Test
  void the_same_picture_is_written_in_hexadecimal_digits_and_amid_other_bytes() {
    var qr = new QrCode(PREFIX);
    var code = code();
    var picture = qr.picture(code);
    assertThat(picture).hasSize(qr.length());

    var hex = new byte[2 * qr.length() + 1];
    qr.writeHex(code, hex, 1);
    assertThat(HexFormat.of().parseHex(new String(hex, 1, 2 * qr.length(), US_ASCII)))
        .isEqualTo(picture);

    var amid = new byte[qr.length() + 9];
    qr.write(code, amid, 5);
    assertThat(amid).startsWith(0, 0, 0, 0, 0).endsWith(0, 0, 0, 0).containsSequence(picture);
  }

  @Test
  void what_fits_no_code_is_refused() {
    assertThatThrownBy(() -> new QrCode("https://noten.exämple/verify/"))
        .hasMessageContaining("https://noten.exämple/verify/");
    assertThatThrownBy(() -> new QrCode("x".repeat(3000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QrCode("HTTPS://EXAMPLE.ORG/"))
        .hasMessageContaining("HTTPS://EXAMPLE.ORG/");
  }

  private static String longest() {
    return "https://example.org/" + "a".repeat(122) + "/verify/";
  }

  private CopyCode code() {
    var bytes = new byte[CopyCode.BYTES];
    random.nextBytes(bytes);
    return CopyCode.of(bytes);
  }

  private static BitMatrix expected(QrCode qr, String text) throws Exception {
    var hints =
        Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.QR_MASK_PATTERN,
            qr.mask(),
            EncodeHintType.MARGIN,
            4);
    return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
  }

  /// The picture as modules, with a quiet zone. Dark is 0 in the one and set in the other.
  private static BitMatrix modules(QrCode qr, byte[] picture) {
    int margin = 4;
    int bytesPerRow = (qr.modules() + 7) / 8;
    var modules = new BitMatrix(qr.modules() + 2 * margin);
    for (int y = 0; y < qr.modules(); y++) {
      for (int x = 0; x < 8 * bytesPerRow; x++) {
        boolean dark = ((picture[y * bytesPerRow + x / 8] >> (7 - x % 8)) & 1) == 0;
        if (dark) {
          assertThat(x).isLessThan(qr.modules());
          modules.set(x + margin, y + margin);
        }
      }
    }
    return modules;
  }

  private static String read(BitMatrix modules) throws Exception {
    int scale = 4;
    int size = modules.getWidth() * scale;
    var pixels = new int[size * size];
    for (int i = 0; i < pixels.length; i++) {
      boolean dark = modules.get(i % size / scale, i / size / scale);
      pixels[i] = dark ? 0 : 0xFFFFFF;
    }
    var source = new RGBLuminanceSource(size, size, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }
}
