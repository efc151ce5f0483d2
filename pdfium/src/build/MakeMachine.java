import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.wasm.Parser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes Java bytecode of a WebAssembly module, and beside it what is left of the module when the
/// code is elsewhere: types, tables, data. Run by the build.
final class MakeMachine {
  private static final int HEADER = 8;
  private static final int CODE = 10;
  private static final int CUSTOM = 0;

  /// No locals, `unreachable`, `end`.
  private static final byte[] NO_CODE = {3, 0, 0, 0x0b};

  private final byte[] module;
  private int at = HEADER;

  private MakeMachine(byte[] module) {
    this.module = module;
  }

  public static void main(String[] arguments) throws IOException {
    var module = Files.readAllBytes(Path.of(arguments[0]));
    var made = Path.of(arguments[1]);
    var name = arguments[2];
    var result =
        Compiler.builder(Parser.parse(module))
            .withClassName(name + ".Machine")
            .withClassCollectorFactory(ByteClassCollector::new)
            .withInterpreterFallback(InterpreterFallback.FAIL)
            .build()
            .compile();
    var folder = Files.createDirectories(made.resolve(name.replace('.', '/')));
    for (var one : result.classBytes().entrySet()) {
      Files.write(made.resolve(one.getKey().replace('.', '/') + ".class"), one.getValue());
    }
    Files.write(folder.resolve("module.wasm"), new MakeMachine(module).withoutCode());
  }

  private byte[] withoutCode() throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(module, 0, HEADER);
    while (at < module.length) {
      int start = at;
      int section = module[at++];
      int length = number();
      int content = at;
      if (section == CODE) {
        writeNoCode(out, number());
      } else if (section != CUSTOM) {
        out.write(module, start, content + length - start);
      }
      at = content + length;
    }
    return out.toByteArray();
  }

  private static void writeNoCode(OutputStream out, int functions) throws IOException {
    var bodies = new ByteArrayOutputStream();
    writeNumber(bodies, functions);
    for (int i = 0; i < functions; i++) {
      bodies.write(NO_CODE);
    }
    out.write(CODE);
    writeNumber(out, bodies.size());
    bodies.writeTo(out);
  }

  /// Seven bits a byte, the lowest first.
  private int number() {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      int next = module[at++];
      number |= (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  private static void writeNumber(OutputStream out, int number) throws IOException {
    int rest = number;
    while (rest >= 0x80) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
