package org.partbook.copies.musicxml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import org.partbook.copies.file.Regions;
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
    try (var channel = Regions.of(file)) {
      return isZip(channel) ? writeArchive(channel, body) : writePlain(channel, body);
    }
  }

  static boolean isZip(Regions file) throws IOException {
    try (var start = file.open(0, ZIP.length)) {
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

  private static PreparedXml writePlain(Regions file, OutputStream body) throws IOException, Unfit {
    var found = find(() -> file.open(0, file.length()));
    var place = found.place();
    try (var before = file.open(0, place.from());
        var after = file.open(place.to(), file.length() - place.to())) {
      before.transferTo(body);
      after.transferTo(body);
    }
    return new PreparedXml(
        found.encoding().charset(),
        place.opening(),
        place.closing(),
        0,
        place.from(),
        file.length() - place.to(),
        Optional.empty());
  }

  private static PreparedXml writeArchive(Regions file, OutputStream body)
      throws IOException, Unfit {
    try {
      return new MxlPreparation(file).write(body);
    } catch (ZipException | EOFException e) {
      throw ZipArchive.damaged(String.valueOf(e.getMessage()));
    }
  }
}
