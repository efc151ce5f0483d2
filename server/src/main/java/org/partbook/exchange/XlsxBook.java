package org.partbook.exchange;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamReader;

/// An XLSX file: which sheets it has and where they lie in the archive, of which no more is read
/// than a workbook can have.
final class XlsxBook implements AutoCloseable {
  private static final long LARGEST_FILE = 256L << 20;
  private static final long LARGEST_PART = 1L << 30;
  private static final int MOST_ENTRIES = 10_000;
  private static final int MOST_SHEETS = 1000;

  /// Behind the first megabytes nothing that people write is packed closer.
  private static final long CLOSEST = 200;

  private static final long NOT_LOOKED_AT = 16L << 20;

  private final ZipFile zip;

  private XlsxBook(ZipFile zip) {
    this.zip = zip;
  }

  /// A sheet.
  record Sheet(String name, String part, boolean hidden) {}

  static XlsxBook open(Path file) throws UnreadableFile, IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new UnreadableFile("has more than " + (LARGEST_FILE >> 20) + " MiB");
    }
    try {
      var book = new XlsxBook(new ZipFile(file.toFile()));
      try {
        book.requireWorkbook();
        return book;
      } catch (UnreadableFile e) {
        book.close();
        throw e;
      }
    } catch (ZipException | EOFException e) {
      throw new UnreadableFile("is a damaged XLSX or ZIP file: it is cut short, or not all of one");
    }
  }

  private void requireWorkbook() throws UnreadableFile, IOException {
    if (zip.size() > MOST_ENTRIES) {
      throw new UnreadableFile("has " + zip.size() + " files packed in it, which no XLSX has");
    }
    if (zip.getEntry("xl/workbook.bin") != null) {
      throw new UnreadableFile("is a binary Excel file (.xlsb): save it as XLSX");
    }
    if (zip.getEntry("xl/workbook.xml") != null) {
      return;
    }
    var mimetype = zip.getEntry("mimetype");
    if (mimetype != null) {
      throw new UnreadableFile("is an OpenDocument file: save it as XLSX or CSV");
    }
    throw new UnreadableFile("is a ZIP archive, but no XLSX; a catalogue is not packed");
  }

  /// A part, which may be missing.
  Optional<InputStream> part(String name) throws IOException {
    var entry = zip.getEntry(name);
    return entry == null
        ? Optional.empty()
        : Optional.of(
            new Bounded(
                new BufferedInputStream(zip.getInputStream(entry)), entry.getCompressedSize()));
  }

  /// Ends where nobody would go on packing.
  private static final class Bounded extends FilterInputStream {
    private final long packed;
    private long read;

    Bounded(InputStream in, long packed) {
      super(in);
      this.packed = Math.max(1, packed);
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int more = super.read(bytes, from, length);
      count(Math.max(0, more));
      return more;
    }

    private void count(int more) throws IOException {
      read += more;
      if (read > LARGEST_PART || (read > NOT_LOOKED_AT && read / packed > CLOSEST)) {
        throw new PackedTooMuch();
      }
    }
  }

  /// It is made to fill a memory.
  static final class PackedTooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    PackedTooMuch() {
      super("it holds far more, when it is unpacked, than a workbook does");
    }
  }

  /// Whether its days are counted from 1904.
  boolean is1904() throws UnreadableFile, IOException {
    try (var xml = new SafeXml(part("xl/workbook.xml").orElseThrow())) {
      for (int event = xml.next(); event != XMLStreamReader.END_DOCUMENT; event = xml.next()) {
        if (event == XMLStreamReader.START_ELEMENT
            && xml.at().getLocalName().equals("workbookPr")) {
          return xml.attribute("date1904").matches("1|true");
        }
      }
    }
    return false;
  }

  List<Sheet> sheets() throws UnreadableFile, IOException {
    var parts = relations();
    var sheets = new ArrayList<Sheet>();
    try (var xml = new SafeXml(part("xl/workbook.xml").orElseThrow())) {
      for (int event = xml.next(); event != XMLStreamReader.END_DOCUMENT; event = xml.next()) {
        if (event == XMLStreamReader.START_ELEMENT
            && xml.at().getLocalName().equals("sheet")
            && sheets.size() < MOST_SHEETS) {
          var part = parts.getOrDefault(xml.attribute("id"), "");
          sheets.add(
              new Sheet(
                  xml.attribute("name"), part, xml.attribute("state").matches("(very)?[hH]idden")));
        }
      }
    }
    return sheets;
  }

  private Map<String, String> relations() throws UnreadableFile, IOException {
    var targets = new HashMap<String, String>();
    var part = part("xl/_rels/workbook.xml.rels");
    if (part.isEmpty()) {
      throw new UnreadableFile("is a damaged XLSX: it doesn't say where its sheets are");
    }
    try (var xml = new SafeXml(part.get())) {
      for (int event = xml.next(); event != XMLStreamReader.END_DOCUMENT; event = xml.next()) {
        if (event == XMLStreamReader.START_ELEMENT
            && xml.at().getLocalName().equals("Relationship")
            && targets.size() < MOST_ENTRIES) {
          var target = xml.attribute("Target");
          targets.put(
              xml.attribute("Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
      }
    }
    return targets;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
