package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// MusicXML to sell.
final class TestMusic {
  private static final Path SAMPLES = Path.of(System.getProperty("partbook.root"), "samples");

  private TestMusic() {}

  /// The music of a sample score, by the name of its folder.
  static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve(name).resolve("score.musicxml"));
  }

  /// The same as a `.mxl`.
  static byte[] compressed(byte[] music) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      put(
          zip,
          "META-INF/container.xml",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <container><rootfiles><rootfile full-path="music/score.xml"/></rootfiles></container>
          """
              .getBytes(UTF_8));
      put(zip, "music/score.xml", music);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
