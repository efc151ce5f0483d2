package org.partbook.copies.typeset;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The few functions of HarfBuzz that we need. Pointers are numbers here: that costs nothing, and
/// there is no object for each.
///
/// What is short and calls nobody back is called *critically*, which spares the change of the
/// thread's state. Shaping isn't: a garbage collection would have to wait for a long text.
@SuppressWarnings("restricted") // the manifest allows what is native
final class HarfBuzz {
  static final int LEFT_TO_RIGHT = 4;
  static final int RIGHT_TO_LEFT = 5;

  /// Glyphs of characters that are never seen, such as joiners, are left out.
  static final int REMOVE_DEFAULT_IGNORABLES = 8;

  /// The size of `hb_glyph_info_t` and of `hb_glyph_position_t`, in bytes.
  static final long RECORD = 20;

  static final long GLYPH_ID = 0;
  static final long CLUSTER = 8;
  static final long X_ADVANCE = 0;
  static final long X_OFFSET = 8;
  static final long Y_OFFSET = 12;

  /// All memory, to read what a pointer points to.
  static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = HarfBuzzLibrary.get();
  private static final Linker.Option CRITICAL = Linker.Option.critical(false);

  private static final MethodHandle BLOB_CREATE =
      function("hb_blob_create", JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle FACE_CREATE =
      function("hb_face_create", JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle FACE_GLYPHS =
      function("hb_face_get_glyph_count", JAVA_INT, JAVA_LONG);
  private static final MethodHandle FACE_UNICODES =
      procedure("hb_face_collect_unicodes", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle SET_CREATE = function("hb_set_create", JAVA_LONG);
  private static final MethodHandle SET_DESTROY = procedure("hb_set_destroy", JAVA_LONG);
  private static final MethodHandle SET_NEXT_MANY =
      function("hb_set_next_many", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle FONT_CREATE = function("hb_font_create", JAVA_LONG, JAVA_LONG);
  private static final MethodHandle FONT_SCALE =
      procedure("hb_font_set_scale", JAVA_LONG, JAVA_INT, JAVA_INT);
  private static final MethodHandle FONT_FREEZE = procedure("hb_font_make_immutable", JAVA_LONG);
  private static final MethodHandle FONT_ADVANCE =
      function("hb_font_get_glyph_h_advance", JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle FONT_DRAW =
      procedure("hb_font_draw_glyph", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle DRAW_CREATE = function("hb_draw_funcs_create", JAVA_LONG);
  private static final MethodHandle LANGUAGE =
      function("hb_language_from_string", JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle UNICODE = function("hb_unicode_funcs_get_default", JAVA_LONG);
  private static final MethodHandle SCRIPT =
      function("hb_unicode_script", JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle BUFFER_CREATE = function("hb_buffer_create", JAVA_LONG);
  private static final MethodHandle BUFFER_FLAGS =
      procedure("hb_buffer_set_flags", JAVA_LONG, JAVA_INT);
  private static final MethodHandle BUFFER_CLEAR =
      critical("hb_buffer_clear_contents", FunctionDescriptor.ofVoid(JAVA_LONG));
  private static final MethodHandle BUFFER_ADD =
      LINKER.downcallHandle(
          LIBRARY.findOrThrow("hb_buffer_add_utf16"),
          FunctionDescriptor.ofVoid(JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT),
          Linker.Option.critical(true));
  private static final MethodHandle BUFFER_DIRECTION =
      critical("hb_buffer_set_direction", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT));
  private static final MethodHandle BUFFER_SCRIPT =
      critical("hb_buffer_set_script", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT));
  private static final MethodHandle BUFFER_LANGUAGE =
      critical("hb_buffer_set_language", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG));
  private static final MethodHandle BUFFER_LENGTH =
      critical("hb_buffer_get_length", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
  private static final MethodHandle BUFFER_INFOS =
      critical("hb_buffer_get_glyph_infos", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle BUFFER_POSITIONS =
      critical(
          "hb_buffer_get_glyph_positions", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle SHAPE =
      procedure("hb_shape", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);

  private HarfBuzz() {}

  /// A font of the face `index` in a file that stays in memory for good, in units of 1/1000 em.
  static long font(long face) {
    try {
      long font = (long) FONT_CREATE.invokeExact(face);
      FONT_SCALE.invokeExact(font, FontFile.EM, FontFile.EM);
      FONT_FREEZE.invokeExact(font);
      return font;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long face(MemorySegment file, int index) {
    try {
      int readonly = 1;
      int length = Math.toIntExact(file.byteSize());
      long blob = (long) BLOB_CREATE.invokeExact(file.address(), length, readonly, 0L, 0L);
      return (long) FACE_CREATE.invokeExact(blob, index);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int glyphs(long face) {
    try {
      return (int) FACE_GLYPHS.invokeExact(face);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// The set of all characters that a face has; to be destroyed.
  static long characters(long face) {
    try {
      long set = (long) SET_CREATE.invokeExact();
      FACE_UNICODES.invokeExact(face, set);
      return set;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Writes those after `after` to `room`, and says how many.
  static int next(long set, int after, MemorySegment room) {
    try {
      int most = (int) (room.byteSize() / JAVA_INT.byteSize());
      return (int) SET_NEXT_MANY.invokeExact(set, after, room.address(), most);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void destroySet(long set) {
    try {
      SET_DESTROY.invokeExact(set);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int advance(long font, int glyph) {
    try {
      return (int) FONT_ADVANCE.invokeExact(font, glyph);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void draw(long font, int glyph, long functions) {
    try {
      FONT_DRAW.invokeExact(font, glyph, functions, 0L);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long drawFunctions() {
    try {
      return (long) DRAW_CREATE.invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// @param step as in `hb_draw_funcs_set_STEP_func`
  static void drawFunction(long functions, String step, MemorySegment stub) {
    try {
      var setter =
          procedure(
              "hb_draw_funcs_set_" + step + "_func", JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
      setter.invokeExact(functions, stub.address(), 0L, 0L);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long language(MemorySegment name) {
    try {
      return (long) LANGUAGE.invokeExact(name.address(), -1);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int script(int character) {
    try {
      return (int) SCRIPT.invokeExact((long) UNICODE.invokeExact(), character);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long buffer() {
    try {
      long buffer = (long) BUFFER_CREATE.invokeExact();
      BUFFER_FLAGS.invokeExact(buffer, REMOVE_DEFAULT_IGNORABLES);
      return buffer;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Shapes a part of a text. The rest is its context, so that letters join across fonts.
  static void shape(long buffer, char[] text, int length, Item item) {
    try {
      BUFFER_CLEAR.invokeExact(buffer);
      BUFFER_ADD.invokeExact(
          buffer, MemorySegment.ofArray(text), length, item.start(), item.end() - item.start());
      BUFFER_DIRECTION.invokeExact(buffer, item.rightToLeft() ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
      BUFFER_SCRIPT.invokeExact(buffer, item.script());
      BUFFER_LANGUAGE.invokeExact(buffer, item.language());
      SHAPE.invokeExact(item.font().pointer(), buffer, 0L, 0);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int length(long buffer) {
    try {
      return (int) BUFFER_LENGTH.invokeExact(buffer);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long infos(long buffer) {
    try {
      return (long) BUFFER_INFOS.invokeExact(buffer, 0L);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long positions(long buffer) {
    try {
      return (long) BUFFER_POSITIONS.invokeExact(buffer, 0L);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... parameters) {
    return LINKER.downcallHandle(
        LIBRARY.findOrThrow(name), FunctionDescriptor.of(result, parameters));
  }

  private static MethodHandle procedure(String name, MemoryLayout... parameters) {
    return LINKER.downcallHandle(LIBRARY.findOrThrow(name), FunctionDescriptor.ofVoid(parameters));
  }

  private static MethodHandle critical(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LIBRARY.findOrThrow(name), descriptor, CRITICAL);
  }

  /// The functions themselves throw nothing.
  private static RuntimeException failed(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("HarfBuzz can't be called", e);
  }
}
