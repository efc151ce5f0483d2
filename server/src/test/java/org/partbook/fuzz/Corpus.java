package org.partbook.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Small files that mutations begin with: good ones, and all that were findings once.
final class Corpus {
  private static final Path ROOT = Path.of(System.getProperty("partbook.root", ".."));

  private Corpus() {}

  /// An input, and where it is.
  // Nobody compares these.
  @SuppressWarnings("ArrayRecordComponent")
  record Seed(Path file, byte[] bytes) {}

  static List<Seed> of(Door door) throws IOException {
    try (var files = Files.list(folder(door))) {
      return sorted(files.filter(Files::isRegularFile)).map(Corpus::read).toList();
    }
  }

  static Path folder(Door door) {
    return ROOT.resolve("server/src/test/resources/org/partbook/fuzz").resolve(door.word());
  }

  /// The same order everywhere: mutations follow from it.
  private static Stream<Path> sorted(Stream<Path> files) {
    return files.sorted((one, other) -> one.toString().compareTo(other.toString()));
  }

  private static Seed read(Path file) {
    try {
      return new Seed(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
