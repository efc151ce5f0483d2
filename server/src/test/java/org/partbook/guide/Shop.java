package org.partbook.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.partbook.client.PurchaseApi;
import tools.jackson.core.JsonParser;

/// A shop's program, put together from the pieces of the guide in one language. Between two pieces
/// it prints a mark, and instead of waiting it goes to the [GuideServer], whose clock is put
/// forward.
enum Shop {
  CURL("sh", "shop.sh", "printf '\\n%s\\n'\n") {
    @Override
    String insteadOfWaiting(URI server) {
      // No request outlives the test by much, should its shell be killed.
      return """
      curl() { command curl -m 60 "$@"; }
      sleep() { curl -sS -X POST "%s/$1"; SECONDS=$((SECONDS + $1)); }
      """
          .formatted(server);
    }

    @Override
    List<String> command() {
      return List.of("bash", "-e", "shop.sh");
    }
  },

  JAVA("java", "Shop.java", "System.out.println(\"%s\");\n") {
    @Override
    String insteadOfWaiting(URI server) {
      // Comes before `java.lang.Thread`, because it is in the same package.
      return """
      final class Thread {
        static void sleep(long millis) throws Exception {
          var there = java.net.URI.create("%s/" + millis / 1000).toURL();
          try (var in = there.openStream()) {
            in.readAllBytes();
          }
        }
      }
      """
          .formatted(server);
    }

    // The first piece is the program; the others stand in it.
    @Override
    String program(List<Piece> pieces, URI server, IntFunction<String> mark) {
      var others = told(pieces.subList(1, pieces.size()), i -> mark.apply(i + 1));
      return pieces.getFirst().code().replace("    // The pieces.\n", mark.apply(0) + others)
          + insteadOfWaiting(server);
    }

    @Override
    List<String> command() {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var classPath = "." + File.pathSeparator + CLIENT;
      return List.of(java, "-Dstdout.encoding=UTF-8", "-cp", classPath, "Shop");
    }

    @Override
    void prepare(Path folder) {
      var source = folder.resolve("Shop.java").toString();
      var options = new String[] {"--release", "17", "-proc:none", "-cp", CLIENT, source};
      var errors = new ByteArrayOutputStream();
      if (ToolProvider.getSystemJavaCompiler().run(null, errors, errors, options) != 0) {
        throw new AssertionError(errors.toString(UTF_8));
      }
    }
  },

  PYTHON("python", "shop.py", "print('%s', flush=True)\n") {
    @Override
    String insteadOfWaiting(URI server) {
      return """
      import time, urllib.request
      slept, monotonic = [0], time.monotonic
      def sleep(seconds):
          urllib.request.urlopen(f"%s/{seconds}").close()
          slept.append(seconds)
      time.sleep, time.monotonic = sleep, lambda: monotonic() + sum(slept)
      """
          .formatted(server);
    }

    @Override
    List<String> command() {
      return List.of("python3", "-X", "utf8", "-u", "shop.py");
    }
  },

  /// In the Node.js that Playwright brings along, as other scripts that are tested.
  JAVASCRIPT("js", "shop.mjs", "console.log('%s');\n") {
    @Override
    String insteadOfWaiting(URI server) {
      return """
      let slept = 0;
      const performance = { now: () => globalThis.performance.now() + slept };
      const setTimeout = (done, millis) => {
        slept += millis;
        fetch(`%s/${millis / 1000}`).then(() => done());
      };
      """
          .formatted(server);
    }

    @Override
    List<String> command() {
      var driver =
          Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
      return List.of(driver.createProcessBuilder().command().getFirst(), "shop.mjs");
    }
  };

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /// The client, and all that it brings along.
  private static final String CLIENT =
      Stream.of(PurchaseApi.class, JsonParser.class, NullMarked.class)
          .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
          .map(location -> Path.of(URI.create(location.toString())).toString())
          .collect(Collectors.joining(File.pathSeparator));

  private final String language;
  private final String file;
  private final String printing;

  /// @param language as the guide's blocks name it
  /// @param printing how this language prints a line
  Shop(String language, String file, String printing) {
    this.language = language;
    this.file = file;
    this.printing = printing;
  }

  abstract String insteadOfWaiting(URI server);

  abstract List<String> command();

  void prepare(Path folder) {}

  String program(List<Piece> pieces, URI server, IntFunction<String> mark) {
    return insteadOfWaiting(server) + told(pieces, mark);
  }

  String language() {
    return language;
  }

  /// Runs all pieces.
  ///
  /// @param environment what also stands in `demo.env`
  /// @return what each of them printed
  List<String> run(List<Piece> pieces, Path folder, Map<String, String> environment, URI server)
      throws IOException, InterruptedException {
    return run(pieces, folder, environment, server, LIMIT);
  }

  List<String> run(
      List<Piece> pieces, Path folder, Map<String, String> environment, URI server, Duration limit)
      throws IOException, InterruptedException {
    Files.write(
        Files.createDirectories(folder.resolve("demo-data")).resolve("demo.env"),
        environment.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList());
    var program = program(pieces, server, i -> printing.formatted(mark(i)));
    Files.writeString(folder.resolve(file), program);
    prepare(folder);
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder(command())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      var ended = process.waitFor(limit);
      var printed = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError((ended ? "it failed:\n" : "it takes too long:\n") + printed);
      }
      return List.of(printed.split("=== piece \\d+ ===\\R", -1));
    } finally {
      end(process);
    }
  }

  /// With what it has started, which would go on by itself.
  private static void end(Process process) {
    var started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private static String mark(int piece) {
    return "=== piece " + piece + " ===";
  }

  static String told(List<Piece> pieces, IntFunction<String> mark) {
    return IntStream.range(0, pieces.size())
        .mapToObj(i -> pieces.get(i).code() + "\n" + mark.apply(i))
        .collect(Collectors.joining());
  }
}
