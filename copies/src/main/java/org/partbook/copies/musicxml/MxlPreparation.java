package org.partbook.copies.musicxml;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.partbook.copies.bytes.CountingStream;
import org.partbook.copies.bytes.Deflated;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.musicxml.PreparedXml.Archive;
import org.partbook.copies.musicxml.PreparedXml.Packed;
import org.partbook.copies.musicxml.ZipArchive.Entry;

/// Prepares a compressed MusicXML score. The files beside the score are copied as they lie in the
/// archive; the score goes to the end, and each of its halves is compressed anew.
final class MxlPreparation {
  /// In bytes. The largest symphonies take some fifty million.
  static final long LARGEST_SCORE = 100L << 20;

  /// In bytes, of all files together.
  static final long LARGEST_CONTENT = 500L << 20;

  private static final long LARGEST_ARCHIVE = 1L << 30;
  private static final long LARGEST_CONTAINER = 1L << 20;
  private static final int PART = 1 << 16;

  /// In bytes. To compress more than this as well as can be would take its time.
  private static final long LARGE = 16L << 20;

  private static final String CONTAINER = "META-INF/container.xml";

  private final ZipArchive archive;
  private final Entry score;
  private final long fileSize;

  MxlPreparation(Regions file) throws IOException, Unfit {
    archive = ZipArchive.read(file);
    score = score(archive);
    fileSize = file.length();
  }

  /// The file that the archive calls its score.
  static Entry score(ZipArchive archive) throws IOException, Unfit {
    var container = archive.find(CONTAINER);
    if (container.isEmpty()) {
      throw new Unfit("is an .mxl without " + CONTAINER);
    }
    if (container.get().record().size() > LARGEST_CONTAINER) {
      throw new Unfit("is an .mxl whose " + CONTAINER + " is too large");
    }
    var score = archive.find(path(container.get()));
    if (score.isEmpty()) {
      throw new Unfit("is an .mxl without the score that its " + CONTAINER + " names");
    }
    if (score.get().record().size() > LARGEST_SCORE) {
      throw new Unfit("is an .mxl whose score is larger than " + (LARGEST_SCORE >> 20) + " MB");
    }
    return score.get();
  }

  private static String path(Entry container) throws IOException, Unfit {
    try (var in = container.open()) {
      var xml = XmlReader.open(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("rootfile")) {
          return Optional.ofNullable(xml.getAttributeValue(null, "full-path")).orElse("");
        }
      }
    } catch (XMLStreamException | ZipException | EOFException | RuntimeException e) {
      throw new Unfit("is an .mxl whose " + CONTAINER + " can't be read: " + XmlReader.words(e));
    }
    throw new Unfit("is an .mxl whose " + CONTAINER + " names no score");
  }

  PreparedXml write(OutputStream body) throws IOException, Unfit {
    if (fileSize > LARGEST_ARCHIVE) {
      throw new Unfit("is an .mxl larger than " + (LARGEST_ARCHIVE >> 20) + " MB");
    }
    if (archive.entries().stream().mapToLong(entry -> entry.record().size()).sum()
        > LARGEST_CONTENT) {
      throw tooMuch();
    }
    var found = XmlPreparation.find(score::open);
    var directory = new ByteArrayOutputStream();
    long start = writeOthers(body, directory);
    var halves = writeScore(body, found.place());
    body.write(directory.toByteArray());
    var record = score.record();
    var zip =
        new Archive(
            record.name(),
            (record.flags() & ZipRecord.UTF_8) != 0,
            record.dateAndTime(),
            halves.crcBefore(),
            halves.crcAfter(),
            archive.entries().size() - 1,
            directory.size(),
            Optional.of(halves.packed()));
    return new PreparedXml(
        found.encoding().charset(),
        found.place().opening(),
        found.place().closing(),
        start,
        found.place().from(),
        record.size() - found.place().to(),
        Optional.of(zip));
  }

  static Unfit tooMuch() {
    return new Unfit("is an .mxl with more than " + (LARGEST_CONTENT >> 20) + " MB in it");
  }

  private long writeOthers(OutputStream body, OutputStream directory) throws IOException {
    long at = 0;
    for (var entry : archive.entries()) {
      if (!entry.name().equals(score.name())) {
        var header = entry.record().local();
        directory.write(entry.record().central(at));
        body.write(header);
        try (var raw = entry.raw()) {
          at += header.length + raw.transferTo(body);
        }
      }
    }
    return at;
  }

  /// What is known of the score's two parts.
  private record Halves(long crcBefore, long crcAfter, Packed packed) {}

  private Halves writeScore(OutputStream body, XmlPlace place) throws IOException, Unfit {
    var before = new CRC32();
    var after = new CRC32();
    var whole = new CRC32();
    var counted = new CountingStream(body);
    long size = score.record().size();
    try (var in = score.open();
        var deflater = new Deflater(size > LARGE ? Deflated.FAST : Deflated.BEST, true)) {
      var out = Deflated.stream(counted, deflater);
      copy(in.readNBytes((int) place.from()), new CheckedOutputStream(out, before), whole);
      out.flush();
      long middle = counted.count();
      whole.update(in.readNBytes((int) (place.to() - place.from())));
      // Nothing behind the licence may refer to what stands before it: how far that is away, nobody
      // knows yet.
      deflater.reset();
      copy(in, size - place.to(), new CheckedOutputStream(out, after), whole);
      out.finish();
      if (whole.getValue() != score.record().crc()) {
        throw new ZipException("its score isn't what its checksum says");
      }
      var packed = new Packed(middle, counted.count() - middle);
      return new Halves(before.getValue(), after.getValue(), packed);
    }
  }

  private static void copy(InputStream in, long count, OutputStream out, CRC32 whole)
      throws IOException {
    for (long left = count; left > 0; ) {
      var bytes = in.readNBytes((int) Math.min(PART, left));
      if (bytes.length == 0) {
        throw new ZipException("a file in it is smaller than the archive says");
      }
      copy(bytes, out, whole);
      left -= bytes.length;
    }
  }

  private static void copy(byte[] bytes, OutputStream out, CRC32 whole) throws IOException {
    out.write(bytes);
    whole.update(bytes);
  }
}
