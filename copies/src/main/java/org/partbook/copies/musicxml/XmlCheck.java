package org.partbook.copies.musicxml;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;

/// Reads a copy of a score that was just prepared, with Java's own readers, beside the original:
/// they must differ in the licence only. So whatever [XmlTags] may once misunderstand, no such
/// score is sold.
final class XmlCheck {
  /// Has in it what is hard to write.
  private static final String LICENCE = "山田 & <Söhne> \"x\" ]]> 🎼";

  private XmlCheck() {}

  /// Checks a prepared file.
  ///
  /// @param file the original
  /// @param made the prepared file
  static void check(Path file, Path made, PreparedXml prepared) throws IOException, Unfit {
    try (var original = Regions.of(file);
        var body = Regions.of(made);
        var copy = stream(body, prepared.segments(LICENCE))) {
      if (prepared.archive().isPresent()) {
        checkArchive(original, copy);
      } else {
        try (var whole = original.open(0, original.length())) {
          compare(whole, copy);
        }
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw new Unfit("is not well-formed MusicXML: " + XmlReader.words(e));
    } catch (ZipException | EOFException e) {
      throw ZipArchive.damaged(String.valueOf(e.getMessage()));
    }
  }

  static InputStream stream(Regions body, List<Segment> segments) throws IOException {
    var parts = new ArrayList<InputStream>();
    for (var segment : segments) {
      parts.add(
          switch (segment) {
            case Segment.FileRegion(var from, var length) -> body.open(from, length);
            case Segment.Bytes(var bytes) -> new ByteArrayInputStream(bytes);
          });
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static void checkArchive(Regions original, InputStream copy)
      throws IOException, Unfit, XMLStreamException {
    var score = MxlPreparation.score(ZipArchive.read(original));
    boolean last = false;
    long left = MxlPreparation.LARGEST_CONTENT;
    try (var zip = new ZipInputStream(copy)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        last = entry.getName().equals(score.name());
        if (last) {
          try (var in = score.open()) {
            compare(in, unclosed(zip));
          }
        }
        left = drain(zip, left);
      }
    }
    if (!last) {
      throw new Unfit("is an .mxl that can't be given a licence");
    }
  }

  /// Reads the rest of an entry, which checks its checksum.
  private static long drain(InputStream in, long most) throws IOException, Unfit {
    long left = most;
    var part = new byte[1 << 16];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      left -= read;
      if (left < 0) {
        throw MxlPreparation.tooMuch();
      }
    }
    return left;
  }

  private static void compare(InputStream original, InputStream copy)
      throws IOException, Unfit, XMLStreamException {
    var was = XmlReader.open(original);
    var is = XmlReader.open(copy);
    boolean licensed = false;
    while (was.hasNext() && is.hasNext()) {
      was.next();
      is.next();
      if (!licensed && !same(was, is)) {
        skipLicence(is);
        licensed = true;
      }
      if (!same(was, is)) {
        throw changed();
      }
      requireNoEntity(was);
    }
    if (!licensed || was.hasNext() || is.hasNext()) {
      throw changed();
    }
  }

  private static void skipLicence(XMLStreamReader xml) throws Unfit, XMLStreamException {
    boolean identification = isElement(xml, "identification");
    if (identification) {
      xml.next();
    }
    if (!isElement(xml, "rights") || !xml.getElementText().equals(LICENCE)) {
      throw changed();
    }
    xml.next();
    if (identification) {
      xml.next();
    }
  }

  private static boolean isElement(XMLStreamReader xml, String name) {
    return xml.isStartElement() && xml.getLocalName().equals(name);
  }

  private static boolean same(XMLStreamReader a, XMLStreamReader b) {
    if (a.getEventType() != b.getEventType()) {
      return false;
    }
    return switch (a.getEventType()) {
      case XMLStreamConstants.START_ELEMENT ->
          a.getName().equals(b.getName()) && sameAttributes(a, b);
      case XMLStreamConstants.END_ELEMENT -> a.getName().equals(b.getName());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.COMMENT ->
          a.getText().equals(b.getText());
      default -> true;
    };
  }

  private static boolean sameAttributes(XMLStreamReader a, XMLStreamReader b) {
    if (a.getAttributeCount() != b.getAttributeCount()) {
      return false;
    }
    for (int i = 0; i < a.getAttributeCount(); i++) {
      if (!a.getAttributeName(i).equals(b.getAttributeName(i))
          || !a.getAttributeValue(i).equals(b.getAttributeValue(i))) {
        return false;
      }
    }
    return true;
  }

  /// As at the import of all MusicXML: a meaning that stands elsewhere is not read.
  private static void requireNoEntity(XMLStreamReader xml) throws Unfit {
    if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new Unfit("uses an entity, which is not read: " + xml.getLocalName());
    }
  }

  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {
        // The next entry is still to be read.
      }
    };
  }

  private static Unfit changed() {
    return new Unfit("is MusicXML that can't be given a licence");
  }
}
