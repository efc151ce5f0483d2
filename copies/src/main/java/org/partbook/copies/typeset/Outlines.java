package org.partbook.copies.typeset;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// Reads outlines, whatever format a font has them in. HarfBuzz calls back for every line and
/// curve; as each glyph is read once in the life of a process, one at a time is enough.
final class Outlines {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final long FUNCTIONS = functions();
  private static Charstring current = new Charstring(0);

  private Outlines() {}

  /// Draws glyphs of a font into one.
  ///
  /// @param drawing for each its number, and how far right and up it is moved
  static Glyph draw(FontFile font, int[] drawing, int advance) {
    LOCK.lock();
    try {
      current = new Charstring(advance);
      for (int i = 0; i < drawing.length; i += 3) {
        current.moveBy(drawing[i + 1], drawing[i + 2]);
        HarfBuzz.draw(font.pointer(), drawing[i], FUNCTIONS);
      }
      return new Glyph(advance, current.finish(), current.box());
    } finally {
      LOCK.unlock();
    }
  }

  private static long functions() {
    long functions = HarfBuzz.drawFunctions();
    set(functions, "move_to", "move", 2);
    set(functions, "line_to", "line", 2);
    set(functions, "quadratic_to", "quadratic", 4);
    set(functions, "cubic_to", "cubic", 6);
    return functions;
  }

  @SuppressWarnings("restricted") // the manifest allows what is native
  private static void set(long functions, String step, String method, int numbers) {
    var layouts = new MemoryLayout[numbers + 4];
    Arrays.fill(layouts, JAVA_FLOAT);
    layouts[0] = JAVA_LONG;
    layouts[1] = JAVA_LONG;
    layouts[2] = JAVA_LONG;
    layouts[numbers + 3] = JAVA_LONG;
    var descriptor = FunctionDescriptor.ofVoid(layouts);
    MethodType type = descriptor.toMethodType();
    try {
      var target = MethodHandles.lookup().findStatic(Outlines.class, method, type);
      HarfBuzz.drawFunction(
          functions, step, Linker.nativeLinker().upcallStub(target, descriptor, Arena.global()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  // Called by HarfBuzz, under the lock. An exception here would end the process.

  @SuppressWarnings("unused") // by name
  private static void move(long f, long data, long state, float x, float y, long user) {
    current.move(x, y);
  }

  @SuppressWarnings("unused") // by name
  private static void line(long f, long data, long state, float x, float y, long user) {
    current.line(x, y);
  }

  @SuppressWarnings("unused") // by name
  private static void quadratic(
      long f, long data, long state, float cx, float cy, float x, float y, long user) {
    current.quadratic(cx, cy, x, y);
  }

  @SuppressWarnings("unused") // by name
  private static void cubic(
      long f,
      long data,
      long state,
      float ax,
      float ay,
      float bx,
      float by,
      float x,
      float y,
      long user) {
    current.cubic(ax, ay, bx, by, x, y);
  }
}
