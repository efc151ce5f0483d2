package org.partbook.copies.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSStream;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.bytes.CountingStream;

/// Writes the body of a prepared PDF: every object that can be reached, in the order in which it is
/// first referred to. Nothing unreachable comes along.
///
/// Where the original kept its objects in compressed object streams, so does the body.
final class BodyWriter {
  private static final int MOST_IN_OBJECT_STREAM = 200;
  private static final int IN_USE = 1;

  /// Plus the place within the object stream.
  private static final int IN_OBJECT_STREAM = 2;

  private final IdentityHashMap<COSBase, Integer> numbers = new IdentityHashMap<>();
  private final Deque<COSBase> waiting = new ArrayDeque<>();
  private final CosText text;
  private final boolean xrefStream;
  private final int first;
  private final CountingStream out;
  private final ByteBuilder packed = new ByteBuilder();
  private final ByteBuilder packedIndex = new ByteBuilder();
  private final int[] packedNumbers = new int[MOST_IN_OBJECT_STREAM];
  private int packedCount;
  private int objects;
  private long[] places;
  private int[] kinds;

  /// Begins a body.
  ///
  /// @param known objects that are written elsewhere, under these numbers
  /// @param first the first number of the body's own
  BodyWriter(
      CountingStream out, boolean xrefStream, IdentityHashMap<COSBase, Integer> known, int first) {
    this.out = out;
    this.xrefStream = xrefStream;
    this.first = first;
    this.objects = first;
    this.places = new long[1024];
    this.kinds = new int[1024];
    this.text = new CosText(known, this::numberOf);
  }

  /// For what is not part of the body, but refers to it.
  CosText text() {
    return text;
  }

  /// The number of the first object behind all that are known so far.
  int objects() {
    return objects;
  }

  private int numberOf(COSBase object) {
    return numbers.computeIfAbsent(
        object,
        one -> {
          waiting.add(one);
          return objects++;
        });
  }

  /// Writes whatever has been referred to, and what that refers to.
  void writeAll() throws IOException {
    while (!waiting.isEmpty()) {
      var object = waiting.remove();
      int number = numberOf(object);
      if (object instanceof COSStream stream) {
        writeStream(number, stream);
      } else if (xrefStream) {
        pack(number, object);
      } else {
        place(number, IN_USE, out.count());
        var builder = new ByteBuilder().add(number).add(" 0 obj\n");
        text.object(object, 0, builder);
        out.write(builder.add("\nendobj\n").toBytes());
      }
    }
    if (packedCount > 0) {
      endPack();
    }
  }

  private void writeStream(int number, COSStream stream) throws IOException {
    place(number, IN_USE, out.count());
    // A stream without data has no raw bytes either.
    long length = stream.hasData() ? rawLength(stream) : 0;
    var builder = new ByteBuilder().add(number).add(" 0 obj\n");
    text.object(stream, length, builder);
    out.write(builder.add("\nstream\n").toBytes());
    if (length > 0) {
      try (var raw = stream.createRawInputStream()) {
        raw.transferTo(out);
      }
    }
    out.write(new ByteBuilder().add("\nendstream\nendobj\n").toBytes());
  }

  private static long rawLength(COSStream stream) throws IOException {
    try (var raw = stream.createRawInputStream()) {
      return raw.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void pack(int number, COSBase object) throws IOException {
    packedIndex.add(number).write(' ');
    packedIndex.add(packed.length()).write(' ');
    packedNumbers[packedCount++] = number;
    text.object(object, 0, packed);
    packed.write('\n');
    if (packedCount == MOST_IN_OBJECT_STREAM) {
      endPack();
    }
  }

  private void endPack() throws IOException {
    int number = objects++;
    place(number, IN_USE, out.count());
    for (int i = 0; i < packedCount; i++) {
      place(packedNumbers[i], IN_OBJECT_STREAM + i, number);
    }
    var data = deflated(packedIndex, packed);
    out.write(
        new ByteBuilder()
            .add(number)
            .add(" 0 obj\n<</Type/ObjStm/N ")
            .add(packedCount)
            .add("/First ")
            .add(packedIndex.length())
            .add("/Filter/FlateDecode/Length ")
            .add(data.length)
            .add(">>\nstream\n")
            .add(data)
            .add("\nendstream\nendobj\n")
            .toBytes());
    packed.clear();
    packedIndex.clear();
    packedCount = 0;
  }

  private static byte[] deflated(ByteBuilder index, ByteBuilder objects) throws IOException {
    var bytes = new ByteBuilder();
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      index.writeTo(out);
      objects.writeTo(out);
    } finally {
      deflater.end();
    }
    return bytes.toBytes();
  }

  private void place(int number, int kind, long place) {
    int index = number - first;
    if (index >= places.length) {
      int size = Math.max(2 * places.length, index + 1);
      places = Arrays.copyOf(places, size);
      kinds = Arrays.copyOf(kinds, size);
    }
    places[index] = place;
    kinds[index] = kind;
  }

  /// Writes the entries of the body's objects in the cross-reference.
  void writeEntries() throws IOException {
    var entries = new ByteBuilder();
    for (int i = 0; i < objects - first; i++) {
      if (xrefStream) {
        entryInStream(entries, kinds[i], places[i]);
      } else {
        Xref.tableEntry(entries, places[i]);
      }
      if (entries.length() > 1 << 16) {
        out.write(entries.toBytes());
        entries.clear();
      }
    }
    out.write(entries.toBytes());
  }

  private static void entryInStream(ByteBuilder entries, int kind, long place) {
    if (kind == IN_USE) {
      Xref.streamEntry(entries, place);
    } else {
      Xref.packedEntry(entries, place, kind - IN_OBJECT_STREAM);
    }
  }
}
