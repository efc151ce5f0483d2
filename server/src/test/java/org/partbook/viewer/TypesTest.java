package org.partbook.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The types of the reader's scripts, which stand in their comments: the TypeScript compiler reads
/// them there, so that the scripts are served as they are written. It runs in the Node.js that
/// Playwright's driver brings along, so that nobody has to install one.
@Tag("browser")
class TypesTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/org/partbook/viewer/web");
  @TempDir private static Path folder;

  @BeforeAll
  static void unpackCompiler() throws Exception {
    var inJar = "/META-INF/resources/webjars/typescript/6.0.3/lib";
    var jar = Objects.requireNonNull(TypesTest.class.getResource(inJar + "/tsc.js")).toString();
    var archive = URI.create(jar.substring(0, jar.indexOf('!')));
    try (var files = FileSystems.newFileSystem(archive, Map.of());
        Stream<Path> compiler = Files.list(files.getPath(inJar))) {
      for (var file : compiler.filter(TypesTest::isNeeded).toList()) {
        var copy = folder.resolve(file.getFileName().toString());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean isNeeded(Path file) {
    var name = file.getFileName().toString();
    return name.equals("tsc.js") || name.equals("_tsc.js") || name.matches("lib\\..*\\.d\\.ts");
  }

  @Test
  void the_scripts_are_what_their_types_say() throws Exception {
    assertThat(complaints(SCRIPTS.toRealPath() + "/**/*.js")).isEmpty();
  }

  @Test
  void a_wrong_type_is_found() throws Exception {
    var wrong = Files.writeString(folder.resolve("wrong.js"), "export const one = 'a' * 2;\n");

    assertThat(complaints(wrong.toString())).contains("wrong.js(1,20): error TS2362");
  }

  private static String complaints(String files) throws IOException, InterruptedException {
    var settings =
        Files.writeString(
            folder.resolve("tsconfig.json"),
            """
            {
              "compilerOptions": {
                "allowJs": true,
                "checkJs": true,
                "noEmit": true,
                "strict": true,
                "noImplicitReturns": true,
                "noUncheckedIndexedAccess": true,
                "noUnusedLocals": true,
                "noUnusedParameters": true,
                "target": "es2022",
                "module": "es2022",
                "moduleResolution": "bundler",
                "lib": ["es2023", "dom", "dom.iterable"],
                "types": []
              },
              "include": ["%s"]
            }
            """
                .formatted(files));
    var compiler =
        new ProcessBuilder(
                List.of(node(), folder.resolve("tsc.js").toString(), "-p", settings.toString()))
            .redirectErrorStream(true)
            .start();
    var said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    compiler.waitFor();
    return said;
  }

  private static String node() {
    var driver =
        Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
    return driver.createProcessBuilder().command().getFirst();
  }
}
