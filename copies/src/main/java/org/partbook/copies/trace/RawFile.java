package org.partbook.copies.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.mark.FileIdMark;

/// A file's bytes, for what can be told without opening it as a document: it may be damaged, or
/// need a password. The trailer with the file's identifier is never encrypted.
final class RawFile {
  private static final String SIGNATURE = "%PDF-";

  /// Readers accept the signature anywhere in so many bytes.
  private static final int SIGNATURE_WITHIN = 1024;

  /// Of files that are taken in as a whole.
  private static final int LARGEST = 64 << 20;

  private static final int HEX_LENGTH = 2 * FileIdMark.LENGTH;
  private static final int CHUNK = 1 << 20;

  private final Path file;

  RawFile(Path file) {
    this.file = file;
  }

  boolean isPdf() throws IOException {
    return beginning().contains(SIGNATURE);
  }

  boolean isSvg() throws IOException {
    return beginning().contains("<svg");
  }

  private String beginning() throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SIGNATURE_WITHIN), StandardCharsets.ISO_8859_1);
    }
  }

  /// The file as a text, or as much of it as a page can be long.
  String text() throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    }
  }

  /// Tells every identifier of ours, in binary or in hexadecimal digits, wherever it stands.
  void identifiers(Consumer<CopyCode> found) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
      var window = new byte[CHUNK + HEX_LENGTH];
      int kept = 0;
      for (int read = read(in, window, kept); read > 0; read = read(in, window, kept)) {
        int end = kept + read;
        search(window, end, found);
        kept = Math.min(HEX_LENGTH - 1, end);
        System.arraycopy(window, end - kept, window, 0, kept);
      }
    }
  }

  private static int read(InputStream in, byte[] window, int from) throws IOException {
    return in.readNBytes(window, from, CHUNK);
  }

  private static void search(byte[] bytes, int end, Consumer<CopyCode> found) {
    for (int i = 0; i + FileIdMark.LENGTH <= end; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'B') {
        var id = new byte[FileIdMark.LENGTH];
        System.arraycopy(bytes, i, id, 0, id.length);
        FileIdMark.read(id).ifPresent(found);
      } else if (bytes[i] == '5' && bytes[i + 1] == '0' && i + HEX_LENGTH <= end) {
        hexadecimal(bytes, i, found);
      }
    }
  }

  private static void hexadecimal(byte[] bytes, int at, Consumer<CopyCode> found) {
    var digits = new String(bytes, at, HEX_LENGTH, StandardCharsets.ISO_8859_1);
    if (digits.startsWith("5042") && digits.chars().allMatch(HexFormat::isHexDigit)) {
      FileIdMark.read(HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT))).ifPresent(found);
    }
  }
}
