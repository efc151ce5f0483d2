package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.partbook.copies.OddFiles.Expected;
import org.partbook.copies.OddFiles.OddFile;

/// The list, the table and the folder of the corpus tell the same.
class OddFilesTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+\\.pdf)` \\|.*\\| (\\S[^|]*) \\|$");

  @Test
  void every_file_of_the_folder_is_listed_and_the_other_way_round() throws IOException {
    try (var files = Files.list(OddFiles.FOLDER)) {
      var names = files.map(file -> String.valueOf(file.getFileName()));
      assertThat(OddFiles.all().map(OddFile::name))
          .containsExactlyInAnyOrderElementsOf(
              names.filter(name -> name.endsWith(".pdf")).toList());
    }
  }

  @Test
  void the_readme_tells_people_what_the_list_tells_the_tests() throws IOException {
    var told = new TreeMap<String, String>();
    var rows = ROW.matcher(Files.readString(OddFiles.FOLDER.resolve("README.md")));
    while (rows.find()) {
      told.put(rows.group(1), rows.group(2));
    }
    var listed = new TreeMap<String, String>();
    OddFiles.all().forEach(file -> listed.put(file.name(), inWords(file)));
    assertThat((Map<String, String>) told).isEqualTo(listed);
  }

  @Test
  void what_is_refused_has_a_reason_and_all_else_has_pages() {
    assertThat(OddFiles.all(Expected.REFUSED))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file.reason()).isNotEmpty());
    for (var expected : List.of(Expected.PREPARED, Expected.EITHER)) {
      assertThat(OddFiles.all(expected))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file.pages()).isPositive());
    }
  }

  private static String inWords(OddFile file) {
    var note = file.note().isEmpty() ? "" : " (" + file.note() + ")";
    return switch (file.expected()) {
      case REFUSED -> "refused: " + file.reason() + note;
      case PREPARED -> "prepared, " + pages(file) + note;
      case EITHER -> "either, " + pages(file) + note;
    };
  }

  private static String pages(OddFile file) {
    return file.pages() + (file.pages() == 1 ? " page" : " pages");
  }
}
