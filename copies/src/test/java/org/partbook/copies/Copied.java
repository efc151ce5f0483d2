package org.partbook.copies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.partbook.copies.OddFiles.Expected;
import org.partbook.copies.file.Unfit;

/// A score and a copy of it. Copies are made once for all tests, as making them takes most of the
/// time.
///
/// @param copy the licence is [TestStamps#LICENCE]
public record Copied(String name, Path original, TestCopy copies, Path copy) {
  private static final Path ROOT = Path.of(System.getProperty("partbook.root", ".."));
  private static final Path FOLDER =
      Path.of("target", "copied", Long.toString(ProcessHandle.current().pid())).toAbsolutePath();
  private static final Map<Path, Optional<Copied>> MADE = new ConcurrentHashMap<>();

  /// Of each of the samples, and of each odd file that copies can be made of.
  public static Stream<Copied> all() {
    return Stream.concat(samples(), corpus()).map(Copied::of).flatMap(Optional::stream);
  }

  private static Stream<Path> samples() {
    try (var folders = Files.list(ROOT.resolve("samples"))) {
      return folders
          .map(folder -> folder.resolve("score.pdf"))
          .filter(Files::exists)
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> corpus() {
    return OddFiles.all()
        .filter(file -> file.expected() != Expected.REFUSED)
        .map(OddFiles.OddFile::path);
  }

  /// Nothing if the file is refused.
  public static Optional<Copied> of(Path original) {
    return MADE.computeIfAbsent(original, Copied::make);
  }

  private static Optional<Copied> make(Path original) {
    try {
      var file = String.valueOf(original.getFileName());
      var folder = String.valueOf(original.getName(original.getNameCount() - 2));
      var name = file.equals("score.pdf") ? folder : file;
      Files.createDirectories(FOLDER);
      var copies = TestCopy.of(original, FOLDER);
      var copy = copies.write(TestStamps.LICENCE, FOLDER.resolve(name + "-copy.pdf"));
      return Optional.of(new Copied(name, original, copies, copy));
    } catch (Unfit e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
