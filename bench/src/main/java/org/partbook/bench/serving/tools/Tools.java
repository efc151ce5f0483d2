package org.partbook.bench.serving.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The programs of others that are needed, and how Debian calls them.
public final class Tools {
  private static final List<String> FOLDERS =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");
  private static final Map<String, String> PACKAGES = new LinkedHashMap<>();

  static {
    PACKAGES.put("cc", "gcc");
    PACKAGES.put("psql", "postgresql-client");
    PACKAGES.put("pgbench", "postgresql-contrib");
    PACKAGES.put("nginx", "nginx-light");
    PACKAGES.put("pdftocairo", "poppler-utils");
  }

  private static final Set<String> WRAPPED = Set.of("psql", "pgbench");
  private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");

  private Tools() {}

  /// Installs what is missing, where that can be done: on Debian, as root.
  ///
  /// @throws NoResult if something is missing even so; the message names it
  public static void require() throws IOException, InterruptedException, NoResult {
    if (!missing().isEmpty() && find("apt-get").isPresent() && isRoot()) {
      install(missing());
    }
    var missing = missing();
    if (!missing.isEmpty()) {
      throw new NoResult(
          "there is no "
              + String.join(", no ", missing)
              + " on this machine; Debian has them in "
              + String.join(", ", missing.stream().map(PACKAGES::get).toList()));
    }
  }

  /// What is installed isn't started, now: Debian asks that file before it does.
  private static void install(List<String> programs)
      throws IOException, InterruptedException, NoResult {
    boolean ours = !Files.exists(POLICY);
    if (ours) {
      Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
      Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
      POLICY.toFile().deleteOnExit();
    }
    try {
      Command.of("apt-get", "-qq", "update").run();
      Command.of("apt-get", "-qq", "install", "-y", "--no-install-recommends")
          .and(programs.stream().map(PACKAGES::get).toArray(String[]::new))
          .with("DEBIAN_FRONTEND", "noninteractive")
          .run();
    } finally {
      if (ours) {
        Files.deleteIfExists(POLICY);
      }
    }
  }

  private static List<String> missing() {
    return PACKAGES.keySet().stream().filter(program -> !isThere(program)).toList();
  }

  /// Debian has a `pgbench` without the program itself, which says so when it is run.
  private static boolean isThere(String program) {
    return find(program)
        .filter(path -> !WRAPPED.contains(program) || saysItsVersion(path))
        .isPresent();
  }

  private static boolean saysItsVersion(Path program) {
    try {
      Command.of(program.toString(), "--version").run();
      return true;
    } catch (NoResult | IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Optional<Path> find(String program) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Path path(String program) throws NoResult {
    return find(program).orElseThrow(() -> new NoResult("there is no " + program));
  }
}
