package org.partbook.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the build made.
final class Packages {
  static final Path ROOT =
      Path.of(System.getProperty("partbook.root", "..")).toAbsolutePath().normalize();

  private Packages() {}

  static Path tarball() throws IOException {
    return made("partbook-*-linux-*.tar.gz");
  }

  static Path deb() throws IOException {
    return made("partbook_*.deb");
  }

  /// The one that is in a folder.
  static Path only(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      return files.iterator().next();
    }
  }

  static Path made(String glob) throws IOException {
    try (var files = Files.newDirectoryStream(ROOT.resolve("packages/target"), glob)) {
      for (var file : files) {
        return file;
      }
    }
    throw new IOException("there is no " + glob + " in packages/target: make packages");
  }
}
