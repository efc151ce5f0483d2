package org.partbook.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small scores in MusicXML, plain and compressed.
public final class MusicXmlFiles {
  /// What every score has: a list of parts, and a part.
  public static final String PARTS =
      "<part-list><score-part id=\"P1\"><part-name>P</part-name></score-part></part-list>"
          + "<part id=\"P1\"><measure number=\"1\"/></part>";

  private MusicXmlFiles() {}

  /// A score with this between the root's start and the list of parts.
  public static String score(String head) {
    return "<score-partwise version=\"4.0\">" + head + PARTS + "</score-partwise>";
  }

  /// What tells where in an archive the score is.
  public static String container(String score) {
    return "<?xml version=\"1.0\"?><container><rootfiles><rootfile full-path=\""
        + score
        + "\"/></rootfiles></container>";
  }

  /// An archive, its files deflated, but for `mimetype`.
  ///
  /// @param files name, content, name, content, …
  public static byte[] zip(Object... files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        var content =
            files[i + 1] instanceof byte[] raw
                ? raw
                : ((String) files[i + 1]).getBytes(StandardCharsets.UTF_8);
        var entry = new ZipEntry((String) files[i]);
        if (entry.getName().equals("mimetype")) {
          store(entry, content);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void store(ZipEntry entry, byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
  }
}
