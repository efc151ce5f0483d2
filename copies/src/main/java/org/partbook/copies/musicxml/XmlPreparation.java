package org.partbook.copies.musicxml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import org.partbook.copies.file.RegionStream;
import org.partbook.copies.file.Unfit;

/// Prepares MusicXML scores, plain and compressed ones; [PreparedXml] describes what comes out.
final class XmlPreparation {
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private XmlPreparation() {}

  /// Where XML is read from, as often as needed.
  interface Source {
    InputStream open() throws IOException, Unfit;
  }

  /// Writes the prepared file, without its description.
  static PreparedXml write(Path file, OutputStream body) throws IOException, Unfit {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return isZip(channel) ? writeArchive(channel, body) : writePlain(channel, body);
    }
  }

  static boolean isZip(FileChannel file) throws IOException {
    try (var start = new RegionStream(file, 0, ZIP.length)) {
      return Arrays.equals(start.readNBytes(ZIP.length), ZIP);
    }
  }

  /// Where the licence goes, and how the file is encoded.
  record Found(XmlEncoding encoding, XmlPlace place) {}

  static Found find(Source xml) throws IOException, Unfit {
    XmlEncoding encoding;
    try (var in = xml.open()) {
      encoding = XmlEncoding.read(in);
    }
    try (var in = xml.open()) {
      return new Found(encoding, XmlPlace.find(new XmlTags(new XmlChars(in, encoding))));
    }
  }

  private static PreparedXml writePlain(FileChannel file, OutputStream body)
      throws IOException, Unfit {
    var found = find(() -> new RegionStream(file, 0, file.size()));
    var place = found.place();
    new RegionStream(file, 0, place.from()).transferTo(body);
    new RegionStream(file, place.to(), file.size() - place.to()).transferTo(body);
    return new PreparedXml(
        found.encoding().charset(),
        place.opening(),
        place.closing(),
        0,
        place.from(),
        file.size() - place.to(),
        Optional.empty());
  }

  private static PreparedXml writeArchive(FileChannel file, OutputStream body)
      throws IOException, Unfit {
    try {
      return new MxlPreparation(file).write(body);
    } catch (ZipException | EOFException e) {
      throw ZipArchive.damaged(String.valueOf(e.getMessage()));
    }
  }
}
