package org.partbook.copies.musicxml;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.file.Unfit;

/// Scores in MusicXML, and copies of them as buyers get them.
public final class TestXml {
  static final String LICENCE = "Licensed to 山田 & <Söhne> \"x\" Đặng 🎼, 3 copies";
  static final String PARTS =
      "<part-list><score-part id=\"P1\"><part-name>P</part-name></score-part></part-list>"
          + "<part id=\"P1\"><measure number=\"1\"/></part>";

  private TestXml() {}

  /// A score with this between the root's start and the list of parts.
  public static String score(String head) {
    return "<score-partwise version=\"4.0\">" + head + PARTS + "</score-partwise>";
  }

  /// Prepares, keeps, checks and copies it, as an import and a buyer do.
  static byte[] copy(Path folder, byte[] original, String licence) throws IOException, Unfit {
    var file = Files.write(folder.resolve("original"), original);
    var made = folder.resolve("made");
    PreparedXml prepared;
    try (var out = new BufferedOutputStream(Files.newOutputStream(made))) {
      prepared = PreparedXml.read(XmlPreparation.write(file, out).toBytes());
    }
    XmlCheck.check(file, made, prepared);
    return copy(made, prepared, licence);
  }

  static byte[] copy(Path made, PreparedXml prepared, String licence) throws IOException {
    try (var channel = FileChannel.open(made)) {
      var segments = prepared.segments(licence);
      var copy = XmlCheck.stream(channel, segments).readAllBytes();
      if (copy.length != segments.stream().mapToLong(Segment::length).sum()) {
        throw new AssertionError("the length that was told isn't the length");
      }
      return copy;
    }
  }

  /// All rights that a score tells of.
  static List<String> rights(byte[] xml) throws XMLStreamException {
    var rights = new ArrayList<String>();
    var path = new ArrayList<String>();
    var reader = XmlReader.open(new ByteArrayInputStream(xml));
    while (reader.hasNext()) {
      reader.next();
      if (reader.isStartElement()) {
        path.add(reader.getLocalName());
        if (path.subList(1, path.size()).equals(List.of("identification", "rights"))) {
          rights.add(reader.getElementText());
          path.removeLast();
        }
      } else if (reader.isEndElement()) {
        path.removeLast();
      }
    }
    return rights;
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

  /// The files of an archive, read in full, in their order.
  static Map<String, byte[]> unzip(Path folder, byte[] zip) throws IOException {
    var path = Files.write(folder.resolve("zip"), zip);
    var files = new LinkedHashMap<String, byte[]>();
    try (var file = new ZipFile(path.toFile())) {
      for (var entry : file.stream().toList()) {
        files.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    return files;
  }
}
