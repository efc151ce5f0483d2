package org.partbook.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether anybody on this machine can exchange the program, or the Java that it runs on.
final class ProgramCheck implements Check {
  private static final int WRITTEN_BY_OTHERS = 0002;

  /// In such a folder, everybody can do something to what is theirs only: `/tmp`.
  private static final int STICKY = 01000;

  private static final List<String> PARTS =
      List.of(
          "partbook",
          "bin/partbook",
          "program/partbook.jar",
          "program/lib",
          "server/target/partbook.jar",
          "server/target/lib");

  private final Optional<Path> home;
  private final Path java;

  /// @param home as the launcher says it
  /// @param java its folder
  ProgramCheck(Optional<Path> home, Path java) {
    this.home = home;
    this.java = java;
  }

  /// Of the program that examines.
  static ProgramCheck ofThis() {
    return new ProgramCheck(
        Optional.ofNullable(System.getProperty("partbook.home")).map(Path::of),
        Path.of(System.getProperty("java.home")));
  }

  @Override
  public String name() {
    return "program";
  }

  @Override
  public Outcome examine() throws IOException {
    if (home.isEmpty()) {
      return Outcome.ok("it wasn't started by the launcher, so nobody knows where it lies");
    }
    Set<Path> all = new LinkedHashSet<>();
    for (var part : parts(home.get())) {
      // With all folders above: who may write there can put another one in its place.
      for (var one = part.toRealPath(); one != null; one = one.getParent()) {
        all.add(one);
      }
    }
    var open = new ArrayList<String>();
    for (var one : all) {
      if (isForAll(one)) {
        open.add(one.toString());
      }
    }
    return open.isEmpty()
        ? Outcome.ok("only its owner can change it")
        : Outcome.fault("everybody on this machine can change it", "chmod o-w these").with(open);
  }

  private List<Path> parts(Path folder) throws IOException {
    var parts = new ArrayList<Path>(List.of(java.resolve("bin/java"), java.resolve("lib/modules")));
    for (var name : PARTS) {
      var part = folder.resolve(name);
      if (Files.isDirectory(part)) {
        try (var libraries = Files.list(part)) {
          parts.addAll(libraries.toList());
        }
      }
      parts.add(part);
    }
    parts.removeIf(part -> !Files.exists(part));
    return parts;
  }

  private static boolean isForAll(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return false;
    }
    var mode = (int) Files.getAttribute(path, "unix:mode");
    return (mode & WRITTEN_BY_OTHERS) != 0 && !(Files.isDirectory(path) && (mode & STICKY) != 0);
  }
}
