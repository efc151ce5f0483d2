package org.partbook.copies.musicxml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.partbook.copies.bytes.Crc;
import org.partbook.copies.bytes.Deflated;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.bytes.Segment.Bytes;
import org.partbook.copies.bytes.Segment.FileRegion;
import org.partbook.copies.file.FileKind;

/// A MusicXML score that personal copies can be made of at no cost: the prepared file and a piece
/// between two of its bytes.
///
/// Of the compressed form, the prepared file has all other files of the archive, each with its
/// header; then the score without a header; then the directory without the score's record. What is
/// missing depends on the licence by length and checksum only, and a copy brings it along. The two
/// halves of the score are compressed apart ([Deflated]), so that whatever licence stands between
/// them, as it is, they are pieces of one stream. Files that were prepared before have them
/// uncompressed.
///
/// @param charset of the score
/// @param opening what stands before the licence's text
/// @param closing and behind it
/// @param start where the score begins in the prepared file
/// @param before how many bytes of the score come before the licence, as XML
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
  /// @param packed how long the halves of the score are in the prepared file, if they are
  ///   compressed
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Archive(
      byte[] name,
      boolean utf8,
      int dateAndTime,
      long crcBefore,
      long crcAfter,
      int others,
      long directory,
      Optional<Packed> packed) {}

  /// In bytes.
  record Packed(long before, long after) {}

  /// What kind of prepared file it is.
  PreparedFile.Kind kindOfPrepared() {
    return archive.flatMap(Archive::packed).isPresent()
        ? PreparedFile.Kind.PACKED_MUSICXML
        : PreparedFile.Kind.MUSICXML;
  }

  public FileKind kind() {
    return archive.isPresent() ? FileKind.COMPRESSED_MUSICXML : FileKind.MUSICXML;
  }

  /// The copy with this licence, in order. The same licence gives the same bytes.
  public List<Segment> segments(String licence) {
    var piece = XmlText.encoded(opening, licence, closing, charset);
    if (archive.isEmpty()) {
      return List.of(
          new FileRegion(start, before), new Bytes(piece), new FileRegion(start + before, after));
    }
    var zip = archive.get();
    var halves = zip.packed().orElse(new Packed(before, after));
    var within = zip.packed().isPresent() ? Deflated.stored(piece) : piece;
    var record = record(zip, piece, halves.before() + within.length + halves.after());
    long behind = start + record.local().length + record.compressed();
    var central = record.central(start);
    var end = ZipRecord.end(zip.others() + 1, zip.directory() + central.length, behind);
    long middle = start + halves.before();
    return List.of(
        new FileRegion(0, start),
        new Bytes(record.local()),
        new FileRegion(start, halves.before()),
        new Bytes(within),
        new FileRegion(middle, halves.after()),
        new FileRegion(middle + halves.after(), zip.directory()),
        new Bytes(joined(central, end)));
  }

  private ZipRecord record(Archive zip, byte[] piece, long length) {
    var crc = new CRC32();
    crc.update(piece);
    long first = Crc.combined(zip.crcBefore(), crc.getValue(), piece.length);
    long whole = Crc.combined(first, zip.crcAfter(), after);
    return new ZipRecord(
        zip.name(),
        zip.utf8() ? ZipRecord.UTF_8 : 0,
        zip.packed().isPresent() ? ZipRecord.DEFLATED : ZipRecord.STORED,
        zip.dateAndTime(),
        whole,
        length,
        before + piece.length + after,
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
  ///
  /// @param kind of the prepared file
  public static PreparedXml read(PreparedFile.Kind kind, byte[] description) throws IOException {
    boolean packed = kind == PreparedFile.Kind.PACKED_MUSICXML;
    try (var in = new DataInputStream(new ByteArrayInputStream(description))) {
      return new PreparedXml(
          Charset.forName(in.readUTF()),
          in.readUTF(),
          in.readUTF(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readBoolean() ? Optional.of(readArchive(in, packed)) : Optional.empty());
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
    if (zip.packed().isPresent()) {
      out.writeLong(zip.packed().get().before());
      out.writeLong(zip.packed().get().after());
    }
  }

  private static Archive readArchive(DataInputStream in, boolean packed) throws IOException {
    var name = new byte[in.readUnsignedShort()];
    in.readFully(name);
    return new Archive(
        name,
        in.readBoolean(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        packed ? Optional.of(new Packed(in.readLong(), in.readLong())) : Optional.empty());
  }
}
