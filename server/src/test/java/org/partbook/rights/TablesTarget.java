package org.partbook.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.partbook.csv.Mistakes;
import org.partbook.fuzz.FuzzTarget;

/// Tables of parties and of shares. Whatever is wrong has its place and few words, and a file in
/// which nothing is wrong is of one kind or the other.
public final class TablesTarget implements FuzzTarget {
  private final Path file;

  /// Makes a file to write to.
  public TablesTarget() {
    try {
      file = Files.createTempDirectory("partbook-fuzz").resolve("table.csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> words() {
    return List.of(
        "party",
        "name",
        "currency",
        "asset_id",
        "role",
        "basis",
        "value",
        "territories",
        "EUR",
        "list",
        "net",
        "copy",
        "composer",
        "WORLD -US",
        "2026-01-01",
        ";",
        ",",
        "\"",
        "\n",
        "#own");
  }

  @Override
  public int mutations() {
    return 1500;
  }

  @Override
  public void accept(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    var read = RightsFiles.read(List.of(file));
    var mistakes = read.mistakes();
    assertThat(mistakes.kept()).hasSizeLessThanOrEqualTo(Mistakes.MOST_KEPT);
    for (var mistake : mistakes.kept()) {
      assertThat(mistake.line()).isBetween(0L, bytes.length + 1L);
      assertThat(mistake.toString()).hasSizeLessThan(1000).doesNotContain("\n");
    }
    if (mistakes.isEmpty()) {
      assertThat(read.parties().isPresent()).isNotEqualTo(read.shares().isPresent());
    }
  }
}
