package org.partbook;

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

/// The TypeScript compiler, in the Node.js that Playwright's driver brings along, so that nobody
/// has to install one. Tests with it have the tag `browser`, without which that driver isn't there.
public final class TypeScript {
  private static final String IN_JAR = "/META-INF/resources/webjars/typescript/6.0.3/lib";

  private final Path folder;

  private TypeScript(Path folder) {
    this.folder = folder;
  }

  /// Makes the compiler ready.
  ///
  /// @param folder for the compiler's files and its settings
  public static TypeScript unpackInto(Path folder) throws IOException {
    var jar = Objects.requireNonNull(TypeScript.class.getResource(IN_JAR + "/tsc.js")).toString();
    var archive = URI.create(jar.substring(0, jar.indexOf('!')));
    try (var files = FileSystems.newFileSystem(archive, Map.of());
        Stream<Path> compiler = Files.list(files.getPath(IN_JAR))) {
      for (var file : compiler.filter(TypeScript::isNeeded).toList()) {
        var copy = folder.resolve(file.getFileName().toString());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return new TypeScript(folder);
  }

  private static boolean isNeeded(Path file) {
    var name = file.getFileName().toString();
    return name.equals("tsc.js") || name.equals("_tsc.js") || name.matches("lib\\..*\\.d\\.ts");
  }

  /// Compiles, and returns what the compiler complains of: nothing, if all is well.
  ///
  /// @param settings a `tsconfig.json`
  public String complaints(String settings) throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("tsconfig.json"), settings);
    var compiler =
        new ProcessBuilder(
                List.of(node(), folder.resolve("tsc.js").toString(), "-p", file.toString()))
            .redirectErrorStream(true)
            .start();
    var said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    compiler.waitFor();
    return said;
  }

  /// Where Node.js is.
  public static String node() {
    var driver =
        Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
    return driver.createProcessBuilder().command().getFirst();
  }
}
