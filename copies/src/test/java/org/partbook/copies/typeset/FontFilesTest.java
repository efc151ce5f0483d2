package org.partbook.copies.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FontFilesTest {
  private static final Path FOLDER = Path.of("../fonts/src/main/resources/partbook-fonts");

  @Test
  void the_list_of_fonts_names_all_files_in_the_order_of_their_names() throws IOException {
    try (var files = Files.list(FOLDER)) {
      var fonts =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".ttf"))
              .map(name -> name.replace(".ttf", ""))
              .sorted()
              .toList();

      assertThat(Files.readAllLines(FOLDER.resolve("fonts.txt"))).isEqualTo(fonts);
    }
  }

  @Test
  void the_fonts_have_their_licence_beside_them() {
    assertThat(FOLDER.resolve("OFL.txt")).content().contains("SIL OPEN FONT LICENSE Version 1.1");
    assertThat(FOLDER.resolve("README.md")).exists();
  }
}
