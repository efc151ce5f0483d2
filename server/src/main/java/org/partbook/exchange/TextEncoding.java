package org.partbook.exchange;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/// In which encoding a text file is: its mark says so, or its bytes do.
final class TextEncoding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /// How much is looked at for zeros, which every other byte of plain text in UTF-16 is.
  private static final int SAMPLE = 4096;

  /// Bytes above 127 that stand for letters and signs which people write in Windows' encoding;
  /// those of a Mac or of DOS stand elsewhere.
  private static final String USUAL_SIGNS = "€‚„…ŠŒŽ‘’“”•–—šœžŸ™";

  private TextEncoding() {}

  static Charset of(Path file) throws UnreadableFile, IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(SAMPLE);
    }
    if (start.length > 1 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE) {
      return UTF_16LE;
    }
    if (start.length > 1 && (start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF) {
      return UTF_16BE;
    }
    int[] zeros = new int[2];
    for (int i = 0; i < start.length; i++) {
      zeros[i % 2] += start[i] == 0 ? 1 : 0;
    }
    if (zeros[0] + zeros[1] > 0) {
      return withZeros(zeros, start.length);
    }
    return isUtf8(file) ? UTF_8 : windows(file);
  }

  private static Charset withZeros(int[] zeros, int length) throws UnreadableFile {
    if (zeros[1] > length / 5 && zeros[0] < length / 50 + 1) {
      return UTF_16LE;
    }
    if (zeros[0] > length / 5 && zeros[1] < length / 50 + 1) {
      return UTF_16BE;
    }
    throw new UnreadableFile(
        "is no text: it has bytes that are zero; a catalogue is JSON lines, CSV, XLSX or ONIX");
  }

  private static boolean isUtf8(Path file) throws IOException {
    var decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var reader = new InputStreamReader(Files.newInputStream(file), decoder)) {
      var buffer = new char[8192];
      while (reader.read(buffer) >= 0) {
        // Only whether it can be read is asked.
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Charset windows(Path file) throws UnreadableFile, IOException {
    long letters = 0;
    long unusual = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b >= 0x80 && b < 0xA0) {
          var sign = new String(new byte[] {(byte) b}, WINDOWS);
          unusual += USUAL_SIGNS.contains(sign) ? 0 : 1;
          letters += USUAL_SIGNS.contains(sign) ? 1 : 0;
        } else if (b >= 0xC0) {
          letters++;
        } else if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
          unusual++;
        }
      }
    }
    if (unusual > 0 && unusual * 4 >= letters) {
      throw new UnreadableFile(
          "is in an encoding that can't be told: it is neither UTF-8 nor UTF-16, and hardly"
              + " Windows-1252; save it as CSV UTF-8, or name the encoding with --encoding");
    }
    return WINDOWS;
  }
}
