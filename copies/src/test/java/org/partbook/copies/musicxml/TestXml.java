package org.partbook.copies.musicxml;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;

/// Copies of MusicXML scores, as buyers get them.
final class TestXml {
  static final String LICENCE = "Licensed to 山田 & <Söhne> \"x\" Đặng 🎼, 3 copies";

  private TestXml() {}

  /// Prepares, keeps, checks and copies it, as an import and a buyer do.
  static byte[] copy(Path folder, byte[] original, String licence) throws IOException, Unfit {
    var file = Files.write(folder.resolve("original"), original);
    var made = folder.resolve("made");
    PreparedXml prepared;
    try (var out = new BufferedOutputStream(Files.newOutputStream(made))) {
      var written = XmlPreparation.write(file, out);
      prepared = PreparedXml.read(written.kindOfPrepared(), written.toBytes());
    }
    XmlCheck.check(file, made, prepared);
    return copy(made, prepared, licence);
  }

  static byte[] copy(Path made, PreparedXml prepared, String licence) throws IOException {
    try (var channel = Regions.of(made)) {
      var segments = prepared.segments(licence);
      var copy = XmlCheck.stream(channel, segments).readAllBytes();
      if (copy.length != segments.stream().mapToLong(Segment::length).sum()) {
        throw new AssertionError("the length that was told isn't the length");
      }
      return copy;
    }
  }

  /// All rights that a score tells of.
  static List<String> rights(byte[] xml) throws IOException, Unfit, XMLStreamException {
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
