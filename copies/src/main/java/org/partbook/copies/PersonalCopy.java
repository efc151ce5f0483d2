package org.partbook.copies;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.bytes.Segments;
import org.partbook.copies.file.FileKind;
import org.partbook.copies.file.Regions;

/// One buyer's copy: regions of a prepared file, and bytes of its own between them. Nothing is
/// computed twice and nothing is stored: its length, its ETag and every part of it are known as
/// soon as it is open.
///
/// The file stays open with it, so that whoever has decided to deliver it can't find it gone. Any
/// number of threads may write parts of it at a time.
public final class PersonalCopy implements Closeable {
  private final Regions file;
  private final List<Segment> pieces;
  private final Segments segments;
  private final String source;
  private final String etag;
  private final FileKind kind;

  /// @param source the SHA-256 of the file
  PersonalCopy(Regions file, String source, List<Segment> segments, String etag, FileKind kind) {
    this.file = file;
    this.source = source;
    this.pieces = segments;
    this.segments = new Segments(file, segments);
    this.etag = etag;
    this.kind = kind;
  }

  /// How long the copy is.
  ///
  /// @return bytes, 1 or more
  public long length() {
    return segments.length();
  }

  /// A strong one (RFC 9110, section 8.8.3), with its quotation marks: differs whenever the bytes
  /// do. It is the same in every process, so a download may go on elsewhere.
  ///
  /// @return `"`, 32 hexadecimal digits and `"`
  public String etag() {
    return etag;
  }

  /// What sort of file it is.
  ///
  /// @return its media type and extension
  public FileKind kind() {
    return kind;
  }

  /// Writes a part of the copy.
  ///
  /// @param out where it is written; neither flushed nor closed
  /// @param from the first byte, counted from 0
  /// @param length how many bytes
  /// @throws java.io.EOFException if the copy has fewer, or its file has become shorter
  /// @throws IOException if reading or writing fails, or the copy is closed
  public void writeTo(OutputStream out, long from, long length) throws IOException {
    segments.writeTo(out, from, length);
  }

  /// Reads a part of the copy: until the buffer is full, or the copy is at its end.
  ///
  /// @param target with room; one outside the heap saves a copy of what comes from a file
  /// @param from the first byte, counted from 0
  /// @throws java.io.EOFException if the copy has fewer, or its file has become shorter
  /// @throws IOException if reading fails, or the copy is closed
  public void read(ByteBuffer target, long from) throws IOException {
    segments.read(target, from);
  }

  Regions file() {
    return file;
  }

  String source() {
    return source;
  }

  List<Segment> pieces() {
    return pieces;
  }

  /// Closes the prepared file.
  @Override
  public void close() throws IOException {
    file.close();
  }
}
