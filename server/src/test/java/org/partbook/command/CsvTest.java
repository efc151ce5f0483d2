package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The records of every command as CSV, and what a spreadsheet makes of them.
class CsvTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(printed, true, UTF_8);
  private final Console console = Console.of(stream, stream, false, false);

  @Test
  void records_are_rows_under_the_names_of_their_fields() {
    output()
        .array(
            List.of(
                record("Für \"Elise\"", new BigDecimal("1E+2"), List.of("AT", "DE")),
                record("a,b\nc", null, List.of("New York", "LA")),
                record("", -12.5, List.of())));

    assertThat(text())
        .isEqualTo(
            "title,value,places,detail\r\n"
                + "\"Für \"\"Elise\"\"\",100,AT DE,\"{\"\"a\"\":1}\"\r\n"
                + "\"a,b\nc\",,\"[\"\"New York\"\",\"\"LA\"\"]\",\"{\"\"a\"\":1}\"\r\n"
                + ",-12.5,,\"{\"\"a\"\":1}\"\r\n");
  }

  @Test
  void a_document_is_the_only_row() {
    output().object(JsonFields.of().add("name", "Anna").add("paid", true).map());

    assertThat(text()).isEqualTo("name,paid\r\nAnna,true\r\n");
  }

  @Test
  void what_a_spreadsheet_would_run_is_a_text() {
    for (var hostile : List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1")) {
      assertThat(Csv.field(hostile)).isEqualTo("'" + hostile);
    }
    assertThat(Csv.field(List.of("=1+1"))).isEqualTo("'=1+1");
    assertThat(Csv.field("-12.50")).isEqualTo("-12.50");
    assertThat(Csv.field("Sonata =1")).isEqualTo("Sonata =1");
  }

  @Test
  void nothing_that_a_terminal_obeys_comes_out() {
    output().object(Map.of("title", "a\033[2Jb\rc\u202Ed"));

    assertThat(text()).isEqualTo("title\r\na␛[2Jb␍c\uFFFDd\r\n");
  }

  @Test
  void records_with_other_fields_than_the_first_are_no_table() {
    var records = List.of(Map.of("a", 1), Map.of("b", 1));

    assertThatThrownBy(() -> output().array(records)).hasMessageContaining("[b]");
  }

  @Test
  void json_and_csv_are_not_to_be_had_at_once() {
    assertThat(Program.run(console, "vendor", "list", "--json", "--csv"))
        .isEqualTo(Exit.WRONG_USAGE);

    assertThat(text()).contains("give either --json or --csv");
  }

  private Output output() {
    var output = new Output(console);
    output.asCsv(true);
    return output;
  }

  private static Map<String, @Nullable Object> record(
      String title, @Nullable Object value, List<String> places) {
    return JsonFields.of()
        .add("title", title)
        .add("value", Optional.ofNullable(value))
        .add("places", places)
        .add("detail", Map.of("a", 1))
        .map();
  }

  private String text() {
    return printed.toString(UTF_8);
  }
}
