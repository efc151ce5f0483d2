package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles and runs the program in the README as it stands there.
class ReadmeTest {
  private static final Path README =
      Path.of(System.getProperty("partbook.root", "..")).resolve("postgres/README.md");
  private static final Pattern PROGRAM = Pattern.compile("(?ms)^```java\n(.*?)^```$");

  private static final String MODULE =
      "module org.example { requires java.sql; requires org.partbook.postgres; }";

  @TempDir(factory = InMemory.class)
  private Path temp;

  private TestFolders sandbox;

  @BeforeEach
  void prepare() throws Exception {
    sandbox = new TestFolders(temp);
    sandbox.folderWithPrograms("diary-data");
  }

  @AfterEach
  void clear() throws Exception {
    sandbox.clear();
  }

  @Test
  void the_first_program_keeps_what_it_wrote_and_leaves_nothing_running() throws Exception {
    compile("-cp", classPath());
    var path = temp.resolve("classes") + File.pathSeparator + classPath();

    assertThat(run("-cp", path, "org.example.Diary")).endsWith("started 1 times\n");
    assertThat(run("-cp", path, "org.example.Diary")).endsWith("started 2 times\n");
    assertThat(sandbox.running()).isEmpty();
  }

  /// As build tools do it: what a module needs is on the module path, PostgreSQL's programs, which
  /// no module names, on the class path.
  @Test
  void the_first_program_runs_as_a_module() throws Exception {
    var modules = modules();
    var modulePath = String.join(File.pathSeparator, modules);
    var others = new ArrayList<>(List.of(classPath().split(File.pathSeparator)));
    others.removeAll(modules);
    Files.writeString(temp.resolve("module-info.java"), MODULE);
    compile("--module-path", modulePath, temp.resolve("module-info.java").toString());

    var said =
        run(
            "--module-path",
            temp.resolve("classes") + File.pathSeparator + modulePath,
            "-cp",
            String.join(File.pathSeparator, others),
            "-m",
            "org.example/org.example.Diary");

    assertThat(said).endsWith("started 1 times\n");
  }

  private void compile(String... options) throws Exception {
    var program = PROGRAM.matcher(Files.readString(README));
    assertThat(program.find()).isTrue();
    var source = Files.writeString(temp.resolve("Diary.java"), program.group(1));
    var said = new ByteArrayOutputStream();
    var arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-d", temp.resolve("classes").toString(), source.toString()));
    var compiler = ToolProvider.getSystemJavaCompiler();
    int result = compiler.run(null, said, said, arguments.toArray(String[]::new));
    assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  private String run(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /// Where the modules are that this one needs.
  private static Set<String> modules() {
    var path = Stream.of(classPath().split(File.pathSeparator)).map(Path::of);
    return Configuration.resolve(
            ModuleFinder.of(path.toArray(Path[]::new)),
            List.of(ModuleLayer.boot().configuration()),
            ModuleFinder.of(),
            Set.of("org.partbook.postgres"))
        .modules()
        .stream()
        .map(module -> Path.of(module.reference().location().orElseThrow()).toString())
        .collect(Collectors.toSet());
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
