package org.partbook.db;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Folders for embedded databases, and the processes of a test; none of them outlives it.
final class Sandbox {
  private static final Path PROC = Path.of("/proc");

  private final Path root;
  private final List<Partbook> partbooks = new ArrayList<>();
  private final List<Process> others = new ArrayList<>();

  Sandbox(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  /// A data folder that needs no unpacking, for that takes two seconds.
  Path folder(String name) throws IOException {
    var binaries = Unpacked.BINARIES;
    var postgres = Files.createDirectories(root.resolve(name).resolve("postgres"));
    Files.createSymbolicLink(postgres.resolve(binaries.getFileName()), binaries);
    return root.resolve(name);
  }

  Path binaries() {
    return Unpacked.BINARIES;
  }

  Path folder() throws IOException {
    return folder("data");
  }

  Partbook partbook(String mode, Path folder) throws IOException {
    return partbook(mode, folder, List.of(), Map.of());
  }

  Partbook partbook(String mode, Path folder, List<String> wrapper, Map<String, String> environment)
      throws IOException {
    var partbook = new Partbook(mode, folder, wrapper, environment);
    partbooks.add(partbook);
    return partbook;
  }

  Process process(String... command) throws IOException {
    var process = new ProcessBuilder(command).start();
    others.add(process);
    return process;
  }

  static boolean works(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    return process.waitFor() == 0;
  }

  /// Every process that works in a folder of this test: PostgreSQL's do.
  List<ProcessHandle> running() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  static ProcessHandle postmaster(Path folder) throws IOException {
    var data = folder.resolve("postgres/data").toRealPath();
    return ProcessHandle.of(Postmaster.of(data).orElseThrow().pid()).orElseThrow();
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(PROC.resolve(process.pid() + "/cwd")).startsWith(root);
    } catch (IOException goneOrSomebodyElses) {
      return false;
    }
  }

  void clear() throws Exception {
    for (var partbook : partbooks) {
      partbook.kill();
    }
    others.forEach(Process::destroyForcibly);
    for (var left = running(); !left.isEmpty(); left = running()) {
      left.forEach(ProcessHandle::destroyForcibly);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /// The programs, unpacked once for all tests of this JVM.
  private static final class Unpacked {
    static final Path BINARIES = unpack();

    private static Path unpack() {
      try {
        var folder = Files.createTempDirectory("partbook-postgres");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return PostgresBinaries.in(DatabaseFolder.in(folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try {
        DatabaseFolder.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Stream<String> commandLines() {
    return ProcessHandle.allProcesses().map(Sandbox::commandLine);
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(PROC.resolve(process.pid() + "/cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }
}
