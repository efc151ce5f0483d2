package org.partbook.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs PostgreSQL's own programs, `initdb` and `pg_ctl`.
///
/// They refuse to work for root. Inside a user namespace that maps nobody, root is no longer root,
/// yet still the owner of its files; process ids stay what they are outside. So root runs them
/// through `unshare -U`.
final class Programs {
  private static final List<String> UNSHARE = List.of("unshare", "-U");

  private final Path binaries;
  private final List<String> prefix;

  record Result(int exit, String output) {
    boolean worked() {
      return exit == 0;
    }
  }

  private Programs(Path binaries, List<String> prefix) {
    this.binaries = binaries;
    this.prefix = prefix;
  }

  static Programs of(Path binaries, PostgresOptions options)
      throws IOException, InterruptedException {
    if (new UnixSystem().getUid() != 0) {
      return new Programs(binaries, List.of());
    }
    if (!canUnshare(binaries)) {
      throw new EmbeddedPostgresException(
          "PostgreSQL refuses to run as root, and this system doesn't let %s give root away (unshare -U): run %s as an ordinary user%s"
              .formatted(
                  options.program(),
                  options.program(),
                  options.alternative().map(", or "::concat).orElse("")));
    }
    return new Programs(binaries, UNSHARE);
  }

  private static boolean canUnshare(Path binaries) throws InterruptedException {
    try {
      return run(List.of("unshare", "-U", "true"), binaries).worked();
    } catch (IOException notFound) {
      return false;
    }
  }

  Result run(String program, List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(prefix);
    command.add(binaries.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return run(command, binaries.resolveSibling(""));
  }

  /// They work in the folder of the database, so that [Leftovers] finds them. The environment is
  /// emptied: secrets in it are none of PostgreSQL's business, and PG* variables or a locale from
  /// there would change what it does.
  private static Result run(List<String> command, Path folder)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    var path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
