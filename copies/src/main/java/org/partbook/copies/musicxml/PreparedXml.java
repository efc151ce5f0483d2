package org.partbook.copies.musicxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.partbook.copies.bytes.Crc;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.bytes.Segment.Bytes;
import org.partbook.copies.bytes.Segment.FileRegion;
import org.partbook.copies.file.FileKind;

/// A MusicXML score that personal copies can be made of at no cost: the prepared file and a piece
/// between two of its bytes.
///
/// Of the compressed form, the prepared file has all other files of the archive, each with its
/// header; then the score, uncompressed and without a header; then the directory without the
/// score's record. What is missing depends on the licence by length and checksum only, and a copy
/// brings it along. The score is stored, not compressed, because the licence is in the midst of it.
///
/// @param charset of the score
/// @param opening what stands before the licence's text
/// @param closing and behind it
/// @param start where the score begins in the prepared file
/// @param before how many bytes of the score come before the licence
/// @param after and how many behind it
public record PreparedXml(
    Charset charset,
    String opening,
    String closing,
    long start,
    long before,
    long after,
    Optional<Archive> archive) {

  /// What the records of the compressed form are made of.
  ///
  /// @param name of the score, as its bytes stand in the archive
  /// @param utf8 whether those are said to be UTF-8
  /// @param dateAndTime of the score, as zip has it
  /// @param crcBefore of the score up to the licence
  /// @param crcAfter and from there
  /// @param others how many other files there are
  /// @param directory the length of their records
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Archive(
      byte[] name,
      boolean utf8,
      int dateAndTime,
      long crcBefore,
      long crcAfter,
      int others,
      long directory) {}

  public FileKind kind() {
    return archive.isPresent() ? FileKind.COMPRESSED_MUSICXML : FileKind.MUSICXML;
  }

  /// The copy with this licence, in order. The same licence gives the same bytes.
  public List<Segment> segments(String licence) {
    var piece = XmlText.encoded(opening, licence, closing, charset);
    var segments = new ArrayList<Segment>();
    var head = new FileRegion(start, before);
    var tail = new FileRegion(start + before, after);
    if (archive.isEmpty()) {
      segments.addAll(List.of(head, new Bytes(piece), tail));
      return segments;
    }
    var record = record(archive.get(), piece);
    long score = start + record.local().length + record.size();
    var central = record.central(start);
    var end =
        ZipRecord.end(
            archive.get().others() + 1, archive.get().directory() + central.length, score);
    segments.add(new FileRegion(0, start));
    segments.add(new Bytes(record.local()));
    segments.addAll(List.of(head, new Bytes(piece), tail));
    segments.add(new FileRegion(start + before + after, archive.get().directory()));
    segments.add(new Bytes(joined(central, end)));
    return segments;
  }

  private ZipRecord record(Archive zip, byte[] piece) {
    var crc = new CRC32();
    crc.update(piece);
    long first = Crc.combined(zip.crcBefore(), crc.getValue(), piece.length);
    long whole = Crc.combined(first, zip.crcAfter(), after);
    long size = before + piece.length + after;
    return new ZipRecord(
        zip.name(),
        zip.utf8() ? ZipRecord.UTF_8 : 0,
        ZipRecord.STORED,
        zip.dateAndTime(),
        whole,
        size,
        size,
        new byte[0],
        new byte[0],
        0);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var joined = new byte[first.length + second.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /// For keeping.
  byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(charset.name());
      out.writeUTF(opening);
      out.writeUTF(closing);
      out.writeLong(start);
      out.writeLong(before);
      out.writeLong(after);
      out.writeBoolean(archive.isPresent());
      if (archive.isPresent()) {
        write(archive.get(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// What [#toBytes] wrote.
  public static PreparedXml read(byte[] description) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(description))) {
      return new PreparedXml(
          Charset.forName(in.readUTF()),
          in.readUTF(),
          in.readUTF(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readBoolean() ? Optional.of(readArchive(in)) : Optional.empty());
    }
  }

  private static void write(Archive zip, DataOutputStream out) throws IOException {
    out.writeShort(zip.name().length);
    out.write(zip.name());
    out.writeBoolean(zip.utf8());
    out.writeInt(zip.dateAndTime());
    out.writeLong(zip.crcBefore());
    out.writeLong(zip.crcAfter());
    out.writeInt(zip.others());
    out.writeLong(zip.directory());
  }

  private static Archive readArchive(DataInputStream in) throws IOException {
    var name = new byte[in.readUnsignedShort()];
    in.readFully(name);
    return new Archive(
        name,
        in.readBoolean(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readLong());
  }
}
