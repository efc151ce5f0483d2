package org.partbook.copies.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.file.Digest;

/// Writes the objects of a PDF as they are made. Only where each begins is kept.
///
/// Nothing is compressed: what that gives depends on the machine, and the same document shall have
/// the same bytes everywhere. For the same reason the file's identifier follows from its streams.
public final class PdfObjects {
  private static final byte[] BINARY = {'%', (byte) 0xe2, (byte) 0xe3, (byte) 0xcf, (byte) 0xd3};
  private static final int ID_BYTES = 16;

  private final OutputStream out;
  private final ByteBuilder object = new ByteBuilder(32 * 1024);
  private long[] offsets = new long[64];
  private int count;
  private long written;
  private byte[] digest = {};

  /// Begins a file.
  ///
  /// @param out isn't closed
  public PdfObjects(OutputStream out) throws IOException {
    this.out = out;
    object.add("%PDF-1.7\n").add(BINARY).add("\n");
    flush();
  }

  /// The number of an object that is written later.
  public int reserve() {
    count++;
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    return count;
  }

  /// Writes a dictionary.
  ///
  /// @param entries without its brackets
  public void dictionary(int number, String entries) throws IOException {
    begin(number);
    object.add("<<").add(entries).add(">>\nendobj\n");
    flush();
  }

  /// Writes a stream.
  ///
  /// @param entries of its dictionary, but for the length
  public void stream(int number, String entries, byte[] data) throws IOException {
    begin(number);
    object.add("<<").add(entries).add("/Length ").add(data.length).add(">>\nstream\n");
    object.add(data).add("\nendstream\nendobj\n");
    flush();
    var more = new ByteBuilder(digest.length + data.length).add(digest).add(data);
    digest = Digest.of(more.toBytes());
  }

  /// Ends the file. All numbers that were reserved must have been written.
  public void end(int catalog, int info) throws IOException {
    long at = written;
    object.add("xref\n0 ").add(count + 1).add("\n0000000000 65535 f \n");
    for (int number = 1; number <= count; number++) {
      object.padded(offsets[number], 10).add(" 00000 n \n");
    }
    var id = Arrays.copyOf(digest, ID_BYTES);
    object.add("trailer\n<</Size ").add(count + 1).add("/Root ").add(catalog);
    object.add(" 0 R/Info ").add(info).add(" 0 R/ID[<").hex(id).add("><").hex(id);
    object.add(">]>>\nstartxref\n").add(at).add("\n%%EOF\n");
    flush();
  }

  private void begin(int number) {
    offsets[number] = written;
    object.add(number).add(" 0 obj\n");
  }

  private void flush() throws IOException {
    object.writeTo(out);
    written += object.length();
    object.clear();
  }
}
