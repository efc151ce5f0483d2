package org.partbook.pdfium;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/// PDFium's code, which the build has put into the program, or not. It has no name that the
/// compiler knows, so that everything compiles without it.
final class Machine {
  private static final String CODE = "org.partbook.pdfium.machine.Machine";
  private static final String MODULE = "machine/module.wasm";
  private static final long PAGE = 65_536;

  private Machine() {}

  /// Read once for all files.
  private static final class Parsed {
    static final WasmModule MODULE = parse();
    static final Constructor<?> CODE = constructor();

    private static WasmModule parse() {
      try (var in = stream()) {
        if (in == null) {
          throw new IllegalStateException("built without PDFium");
        }
        return Parser.parse(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Constructor<?> constructor() {
      try {
        return Class.forName(Machine.CODE).getConstructor(Instance.class);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("PDFium's code is damaged", e);
      }
    }
  }

  private static @Nullable InputStream stream() {
    return Machine.class.getResourceAsStream(MODULE);
  }

  static boolean isHere() {
    return Machine.class.getResource(MODULE) != null;
  }

  /// @param memory in bytes, at most
  static Instance start(HostFunctions host, long memory) {
    var imports = ImportValues.builder();
    var types = Parsed.MODULE.typeSection();
    Parsed.MODULE.importSection().stream()
        .filter(FunctionImport.class::isInstance)
        .map(FunctionImport.class::cast)
        .forEach(wanted ->
            imports.addFunction(
                host.function(wanted.module(), wanted.name(), types.getType(wanted.typeIndex()))));
    var instance =
        Instance.builder(Parsed.MODULE)
            .withMachineFactory(Machine::code)
            .withImportValues(imports.build())
            .withMemoryFactory(limits ->
                new ByteArrayMemory(new MemoryLimits(limits.initialPages(), (int) (memory / PAGE))))
            .withStart(false)
            .build();
    instance.export("__wasm_call_ctors").apply();
    return instance;
  }

  private static com.dylibso.chicory.runtime.Machine code(Instance instance) {
    try {
      return (com.dylibso.chicory.runtime.Machine) Parsed.CODE.newInstance(instance);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("PDFium's code is damaged", e);
    }
  }
}
