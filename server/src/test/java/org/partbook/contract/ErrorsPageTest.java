package org.partbook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.partbook.contract.ApiDocument.Place;
import org.partbook.http.ErrorCode;

class ErrorsPageTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `([A-Z_]+)` \\| (\\d{5}) \\| (\\d{3}) \\| [^|]+ \\| [^|]+ \\| [^|]+ \\|$");

  @Test
  void the_page_explains_every_error_once_and_no_other() throws IOException {
    assertThat(rowsOfThePage()).isEqualTo(expected());
  }

  @Test
  void the_number_of_an_error_begins_with_its_status() {
    for (var code : ErrorCode.values()) {
      assertThat(code.number() / 100).as(code.name()).isEqualTo(code.status());
    }
  }

  @Test
  void the_document_shows_an_example_of_every_error_and_no_other() {
    var shown = new TreeSet<String>();
    for (var value : examples(ApiDocument.load().root())) {
      if (value.has("name") && value.has("code")) {
        shown.add(row(value.text("name"), value.text("code"), value.text("status")));
      }
    }
    assertThat(shown).isEqualTo(new TreeSet<>(expected()));
  }

  private static List<String> expected() {
    return Arrays.stream(ErrorCode.values())
        .map(code ->
            row(code.name(), Integer.toString(code.number()), Integer.toString(code.status())))
        .toList();
  }

  private static List<String> rowsOfThePage() throws IOException {
    var page = Path.of(System.getProperty("partbook.root", ".."), "docs", "errors.md");
    var rows = new ArrayList<String>();
    for (var line : Files.readAllLines(page)) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(row(row.group(1), row.group(2), row.group(3)));
      }
    }
    return rows;
  }

  private static String row(String name, String number, String status) {
    return name + " " + number + " " + status;
  }

  private static List<Place> examples(Place root) {
    var values = new ArrayList<Place>();
    var responses = new ArrayList<>(root.at("components", "responses").children().values());
    for (var item : root.at("paths").children().values()) {
      for (var operation : item.children().values()) {
        responses.addAll(operation.at("responses").children().values());
      }
    }
    for (var response : responses) {
      var examples = response.at("content", "application/json", "examples");
      examples.children().values().forEach(example -> values.add(example.at("value")));
    }
    return values;
  }
}
