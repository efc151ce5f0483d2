package org.partbook.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
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

  @TempDir private Path temp;
  private Sandbox sandbox;

  @BeforeEach
  void prepare() throws Exception {
    sandbox = new Sandbox(temp);
    sandbox.folderWithPrograms("diary-data");
  }

  @AfterEach
  void clear() throws Exception {
    sandbox.clear();
  }

  @Test
  void the_first_program_keeps_what_it_wrote_and_leaves_nothing_running() throws Exception {
    compile();

    assertThat(run()).endsWith("started 1 times\n");
    assertThat(run()).endsWith("started 2 times\n");
    assertThat(sandbox.running()).isEmpty();
  }

  private void compile() throws Exception {
    var program = PROGRAM.matcher(Files.readString(README));
    assertThat(program.find()).isTrue();
    var source = Files.writeString(temp.resolve("Diary.java"), program.group(1));
    var said = new ByteArrayOutputStream();
    var compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null, said, said, "-cp", classPath(), "-d", temp.toString(), source.toString());
    assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  private String run() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = temp + File.pathSeparator + classPath();
    var process =
        new ProcessBuilder(java, "-cp", path, "org.example.Diary")
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
