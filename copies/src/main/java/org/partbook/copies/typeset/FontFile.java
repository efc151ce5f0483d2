package org.partbook.copies.typeset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.IntBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A font that came with the program: what it covers, and its glyphs as they are met.
final class FontFile {
  /// All sizes are in thousandths of the em, as in PDF, whatever units a font has.
  static final int EM = 1000;

  private static final int KEPT_DRAWINGS = 1024;
  private static final int PIECE = 64 * 1024;

  private final String name;
  private final long pointer;
  private final Coverage coverage;
  private final AtomicReferenceArray<Glyph> glyphs;

  private final Recent<Drawing, Glyph> drawings = new Recent<>(KEPT_DRAWINGS);

  private record Drawing(IntBuffer glyphs, int advance) {}

  private FontFile(String name, long face) {
    this.name = name;
    this.pointer = HarfBuzz.font(face);
    this.coverage = Coverage.of(face);
    this.glyphs = new AtomicReferenceArray<>(HarfBuzz.glyphs(face));
  }

  /// Unpacks a file into memory outside the heap.
  static MemorySegment read(String file) {
    try {
      var url = Fonts.resource(file);
      if (url == null) {
        throw new IllegalStateException("the font " + file + " is missing from the program");
      }
      var connection = url.openConnection();
      connection.setUseCaches(false);
      try (var in = connection.getInputStream()) {
        return read(in, connection.getContentLengthLong());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MemorySegment read(InputStream in, long length) throws IOException {
    var memory = Arena.global().allocate(length);
    var piece = new byte[PIECE];
    long at = 0;
    for (int read; (read = in.read(piece)) > 0; at += read) {
      MemorySegment.copy(piece, 0, memory, ValueLayout.JAVA_BYTE, at, read);
    }
    return memory;
  }

  /// One of the fonts in a file.
  static FontFile of(String name, MemorySegment memory, int index) {
    return new FontFile(name, HarfBuzz.face(memory, index));
  }

  String name() {
    return name;
  }

  long pointer() {
    return pointer;
  }

  boolean covers(int character) {
    return coverage.has(character);
  }

  /// The only object for this glyph.
  Glyph glyph(int id) {
    var glyph = glyphs.get(id);
    if (glyph != null) {
      return glyph;
    }
    var drawn = Outlines.draw(this, new int[] {id, 0, 0}, HarfBuzz.advance(pointer, id));
    return glyphs.compareAndSet(id, null, drawn) ? drawn : glyphs.get(id);
  }

  /// Several glyphs, or one that is out of its place, drawn into one.
  ///
  /// @param drawing for each its number, and how far right and up it is moved
  Glyph drawn(int[] drawing, int advance) {
    var wanted = new Drawing(IntBuffer.wrap(drawing), advance);
    var known = drawings.get(wanted);
    if (known != null) {
      return known;
    }
    var drawn = Outlines.draw(this, drawing, advance);
    drawings.put(wanted, drawn);
    return drawn;
  }

  @Override
  public String toString() {
    return name;
  }
}
