package org.partbook.pdfium;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What PDFium asks of the world: what Emscripten, which made WebAssembly of it, gives to programs
/// in C. It gets its memory, jumps out of functions, and files to read; no clock, no environment,
/// nothing that could be written or reached. What it asks beyond that isn't there.
final class HostFunctions {
  private static final long[] NOTHING = {};
  private static final long[] OK = {0};

  /// Numbers of errors, as WASI counts them.
  private static final long BAD_FILE = 8;

  private static final long NO_SUCH_FILE = -44;
  private static final long NOT_HERE = -52;

  private static final int PAGE = 65_536;

  /// In bytes, of a name in a folder.
  private static final int ENTRY = 280;

  private static final int LONGEST_NAME = 250;

  private final ReadOnlyFiles files;

  HostFunctions(ReadOnlyFiles files) {
    this.files = files;
  }

  /// Leads back to the last function that was called by [#invoke]; without a stack, as libraries
  /// for pictures and fonts do so whenever they find a fault.
  private static final class Jump extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Jump() {
      super(null, null, false, false);
    }
  }

  /// Something that may meet a disk.
  private interface Reading {
    long[] apply(Memory memory, long[] arguments) throws IOException;
  }

  HostFunction function(String module, String name, FunctionType type) {
    return new HostFunction(module, name, type, handle(name, type));
  }

  private WasmFunctionHandle handle(String name, FunctionType type) {
    if (name.startsWith("invoke_")) {
      return (instance, arguments) -> invoke(instance, arguments, type.returns().isEmpty());
    }
    return switch (name) {
      case "_emscripten_throw_longjmp" ->
          (instance, arguments) -> {
            throw new Jump();
          };
      case "_abort_js", "__assert_fail" ->
          (instance, arguments) -> {
            throw new IllegalStateException("it gave up");
          };
      case "_emscripten_memcpy_js" ->
          (instance, a) -> {
            instance.memory().copy((int) a[0], (int) a[1], (int) a[2]);
            return NOTHING;
          };
      case "emscripten_resize_heap" -> (instance, a) -> grow(instance.memory(), a[0]);
      case "environ_sizes_get" ->
          reading((memory, a) -> {
            memory.writeI32((int) a[0], 0);
            memory.writeI32((int) a[1], 0);
            return OK;
          });
      case "environ_get" -> reading((memory, a) -> OK);
      case "__syscall_openat" -> reading((memory, a) -> opened(files.open(text(memory, a[1]))));
      case "__syscall_stat64", "__syscall_lstat64" ->
          reading((memory, a) -> stat(memory, text(memory, a[0]), (int) a[1]));
      case "__syscall_newfstatat" ->
          reading((memory, a) -> stat(memory, text(memory, a[1]), (int) a[2]));
      case "__syscall_fstat64" -> reading(this::statOpen);
      case "__syscall_getdents64" -> reading(this::names);
      case "fd_read" -> reading(this::read);
      case "fd_seek" -> reading(this::seek);
      case "fd_close" ->
          reading((memory, a) -> {
            files.close(a[0]);
            return OK;
          });
      case "emscripten_date_now" -> (instance, a) -> new long[] {Double.doubleToRawLongBits(0)};
      default -> (instance, a) -> type.returns().isEmpty() ? NOTHING : new long[] {NOT_HERE};
    };
  }

  private static WasmFunctionHandle reading(Reading reading) {
    return (instance, arguments) -> {
      try {
        return reading.apply(instance.memory(), arguments);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /// Calls a function that may jump back to here.
  private static long[] invoke(Instance instance, long[] arguments, boolean nothing) {
    long stack = instance.export("emscripten_stack_get_current").apply()[0];
    try {
      return instance
          .getMachine()
          .call(
              instance.table(0).requiredRef((int) arguments[0]),
              Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (Jump _) {
      instance.export("_emscripten_stack_restore").apply(stack);
      instance.export("setThrew").apply(1, 0);
      return nothing ? NOTHING : OK;
    }
  }

  /// By a fifth more than is asked for, if there is so much, or else it would soon ask again.
  private static long[] grow(Memory memory, long wanted) {
    int missing = (int) ((Integer.toUnsignedLong((int) wanted) + PAGE - 1) / PAGE) - memory.pages();
    int generous = Math.max(missing, memory.pages() / 5);
    boolean grown = memory.grow(generous) >= 0 || memory.grow(missing) >= 0;
    return new long[] {grown ? 1 : 0};
  }

  private static String text(Memory memory, long at) {
    return memory.readCString((int) at, StandardCharsets.US_ASCII);
  }

  private static long[] opened(int number) {
    return new long[] {number < 0 ? NO_SUCH_FILE : number};
  }

  private long[] stat(Memory memory, String path, int into) throws IOException {
    long length = files.length(path);
    if (length < 0) {
      return new long[] {NO_SUCH_FILE};
    }
    writeStat(memory, into, length, files.isFolder(path));
    return OK;
  }

  private long[] statOpen(Memory memory, long[] arguments) throws IOException {
    var file = files.file(arguments[0]);
    if (file == null) {
      return new long[] {-BAD_FILE};
    }
    writeStat(memory, (int) arguments[1], file.content.length(), file.isFolder());
    return OK;
  }

  /// As `struct stat` is laid out: what isn't written here is 0.
  private static void writeStat(Memory memory, int into, long length, boolean folder) {
    memory.fill((byte) 0, into, into + 96);
    memory.writeI32(into + 4, folder ? 0040755 : 0100644);
    memory.writeLong(into + 24, length);
    memory.writeI32(into + 32, 4096);
  }

  /// As many `struct dirent` as there are names.
  private long[] names(Memory memory, long[] arguments) {
    var folder = files.file(arguments[0]);
    if (folder == null || !folder.isFolder()) {
      return new long[] {-BAD_FILE};
    }
    int into = (int) arguments[1];
    int written = 0;
    var names = files.names();
    while (folder.at < names.size() && written + ENTRY <= arguments[2]) {
      var name = names.get((int) folder.at);
      int entry = into + written;
      folder.at++;
      memory.writeLong(entry, folder.at);
      memory.writeLong(entry + 8, folder.at);
      memory.writeShort(entry + 16, (short) ENTRY);
      memory.writeByte(entry + 18, (byte) 8);
      memory.writeCString(
          entry + 19,
          name.substring(0, Math.min(LONGEST_NAME, name.length())),
          StandardCharsets.US_ASCII);
      written += ENTRY;
    }
    return new long[] {written};
  }

  private long[] read(Memory memory, long[] arguments) throws IOException {
    var file = files.file(arguments[0]);
    if (file == null) {
      return new long[] {BAD_FILE};
    }
    int all = 0;
    for (int i = 0; i < arguments[2]; i++) {
      int piece = (int) arguments[1] + 8 * i;
      var bytes = new byte[memory.readInt(piece + 4)];
      int count = file.content.read(file.at, bytes);
      memory.write(memory.readInt(piece), bytes, 0, count);
      file.at += count;
      all += count;
      if (count < bytes.length) {
        break;
      }
    }
    memory.writeI32((int) arguments[3], all);
    return OK;
  }

  /// The place comes in two halves.
  private long[] seek(Memory memory, long[] arguments) throws IOException {
    var file = files.file(arguments[0]);
    if (file == null) {
      return new long[] {BAD_FILE};
    }
    long by = Integer.toUnsignedLong((int) arguments[1]) | arguments[2] << 32;
    long from =
        switch ((int) arguments[3]) {
          case 1 -> file.at;
          case 2 -> file.content.length();
          default -> 0;
        };
    file.at = Math.max(0, from + by);
    memory.writeLong((int) arguments[4], file.at);
    return OK;
  }
}
