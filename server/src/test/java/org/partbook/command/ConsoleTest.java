package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.partbook.LogFormatter;
import org.partbook.json.Json;

/// Titles and names are somebody else's. None of them gets to a terminal as more than a text.
class ConsoleTest {
  private static final String HOSTILE = "a\033[2Jb\rc\u009Bd\u007Fe\u202Ef\u2066g\u0007";
  private static final String HARMLESS = "a␛[2Jb␍c\uFFFDd␡e\uFFFDf\uFFFDg␇";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Console console =
      Console.of(
          new PrintStream(printed, true, UTF_8), new PrintStream(printed, true, UTF_8), true, true);

  @Test
  void however_it_is_printed_it_is_harmless() {
    var out = console.out();
    out.println(HOSTILE);
    out.printf("%s%n", HOSTILE);
    out.print(HOSTILE);
    out.append(HOSTILE).append('\033').println();
    console.err().println((Object) HOSTILE);
    console.err().println(HOSTILE.toCharArray());
    console.err().println('\033');

    assertThat(lines())
        .containsExactly(HARMLESS, HARMLESS, HARMLESS + HARMLESS + "␛", HARMLESS, HARMLESS, "␛");
  }

  @Test
  void several_lines_and_tables_stay_what_they_are() {
    console.out().println("Für Elise\n\t荒城の月 ♯");

    assertThat(lines()).containsExactly("Für Elise", "\t荒城の月 ♯");
  }

  @Test
  void json_says_the_same_with_escapes() throws Exception {
    new Output(console).object(Map.of("title", HOSTILE + "\u2028"));

    assertThat(printed.toString(UTF_8))
        .doesNotContainPattern("[\\p{Cc}&&[^\n]]|\\u202E|\\u2066|\\u2028");
    assertThat(Json.read(printed.toByteArray()).get("title").asString())
        .isEqualTo(HOSTILE + "\u2028");
  }

  @Test
  void emphasis_is_ours_alone() {
    assertThat(console.bold("x\033[5m")).doesNotContain("\033[5m");
  }

  @Test
  void a_line_of_the_log_is_one_line_and_harmless() {
    var event = new LogRecord(Level.WARNING, "asset 'x\n2026 SEVERE: " + HOSTILE + "'");
    event.setThrown(new IllegalStateException("because of " + HOSTILE));

    var line = new LogFormatter().format(event);

    assertThat(line).contains("asset 'x␊2026 SEVERE: " + HARMLESS, "because of " + HARMLESS);
    assertThat(line).doesNotContainPattern("[\\p{Cc}&&[^\n\t]]");
  }

  private String[] lines() {
    return printed.toString(UTF_8).split("\n");
  }
}
