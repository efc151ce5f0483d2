package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.partbook.catalog.FilesFolder.BadFile;

/// Tells what an image is by its first bytes: browsers are told the same, so the name doesn't
/// count.
final class ImageFile {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  private ImageFile() {}

  static String mediaType(Path file) throws BadFile, IOException {
    try (var in = Files.newInputStream(file)) {
      var start = in.readNBytes(PNG.length);
      if (Arrays.equals(start, PNG)) {
        return "image/png";
      }
      if (start.length > JPEG.length && Arrays.mismatch(start, JPEG) == JPEG.length) {
        return "image/jpeg";
      }
      throw new BadFile("must be a PNG or JPEG image");
    }
  }
}
