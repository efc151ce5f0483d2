package org.partbook.copies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// The corpus of odd PDF files, and what importing has to make of each. Its own README tells how
/// the files are made and what the expectations mean.
public final class OddFiles {
  public static final Path FOLDER =
      Path.of(System.getProperty("partbook.root", ".."), "copies/src/test/corpus")
          .toAbsolutePath()
          .normalize();

  private OddFiles() {}

  public enum Expected {
    PREPARED,
    REFUSED,
    /// May be refused; where it is prepared, a copy has to show what most readers show of the file.
    EITHER
  }

  /// `pages` is 0 and `reason` a part of the message where it is refused; else `reason` is empty.
  public record OddFile(Path path, Expected expected, int pages, String reason, String note) {
    public String name() {
      return String.valueOf(path.getFileName());
    }

    @Override
    public String toString() {
      return name();
    }
  }

  public static Stream<OddFile> all() {
    try {
      return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
          .filter(line -> !line.startsWith("#"))
          .map(OddFiles::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Stream<OddFile> all(Expected expected) {
    return all().filter(file -> file.expected() == expected);
  }

  private static OddFile parse(String line) {
    var fields = line.split("\t", -1);
    return new OddFile(
        FOLDER.resolve(fields[0]),
        Expected.valueOf(fields[1].toUpperCase(Locale.ROOT)),
        Integer.parseInt(fields[2]),
        orEmpty(fields[3]),
        orEmpty(fields[4]));
  }

  private static String orEmpty(String field) {
    return "-".equals(field) ? "" : field;
  }
}
