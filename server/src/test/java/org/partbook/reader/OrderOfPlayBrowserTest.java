package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// In which order live notation plays what is written. The cases are in `order-of-play.txt`, one a
/// line.
@Tag("browser")
class OrderOfPlayBrowserTest {
  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");

  private static TestDelivery shop;
  private static TestBrowser browser;
  private static Page page;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    page = browser.open(new Browser.NewPageOptions(), new ArrayList<>());
    var line = shop.sellWithMusic("Order", TestScore.of(1).bytes(), TestMusic.sample("sakura"));
    page.navigate(shop.view(line).toString());
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @ParameterizedTest(name = "{0} => {1}")
  @MethodSource("cases")
  void what_is_written_is_played_so(String written, String order) {
    assertThat(played(LeadSheet.musicXml(written, 0))).isEqualTo(measures(order));
  }

  @ParameterizedTest(name = "{0} => {1}")
  @MethodSource("cases")
  void it_does_not_matter_above_which_parts_it_stands(String written, String order) {
    assertThat(played(LeadSheet.musicXml(written, 2))).isEqualTo(measures(order));
  }

  @Test
  void titles_and_names_of_parts_lead_nowhere() {
    var music =
        LeadSheet.musicXml("1 | S 2 | 3", 0)
            .replace("<part-name>0<", "<part-name>D.C. al Fine<")
            .replace(
                "<part-list>",
                "<credit><credit-words>Dal Segno</credit-words></credit><part-list>");

    assertThat(played(music)).isEqualTo("1 2 3");
  }

  @Test
  void what_is_repeated_without_end_ends_after_ten_thousand_measures() {
    var times = "x999999999";
    var music =
        LeadSheet.musicXml("|: 1 |: 2 |: 3 :|%s 4 :|%s 5 :|%s 6".formatted(times, times, times), 0);

    assertThat(played(music).split(" ", -1)).hasSize(6 + 10_000);
  }

  static Stream<Arguments> cases() throws IOException {
    try (var file =
        Objects.requireNonNull(
            OrderOfPlayBrowserTest.class.getResourceAsStream("order-of-play.txt"))) {
      return new String(file.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split(" => ", 2))
              .map(sides -> arguments(sides[0].strip(), sides[1].strip()))
              .toList()
              .stream();
    }
  }

  /// The measures as they are played, from 1.
  private static String played(String musicXml) {
    return (String)
        page.evaluate(
            """
            async (music) => {
              const script = document.querySelector('script[src$="/entry.js"]').src;
              const load = (name) => import(new URL('notation/' + name, script).href);
              const {XmlScore} = await load('xml-score.js');
              const {timeline} = await load('timeline.js');
              const {bars} = timeline(new XmlScore(music).parts);
              return bars.map(({measure}) => measure + 1).join(' ');
            }
            """,
            musicXml);
  }

  /// All of `1-3 2`, one by one.
  private static String measures(String order) {
    return RANGE
        .matcher(order)
        .results()
        .flatMap(range -> {
          var ends =
              List.of(range.group(1), Objects.requireNonNullElse(range.group(2), range.group(1)));
          return IntStream.rangeClosed(
                  Integer.parseInt(ends.getFirst()), Integer.parseInt(ends.getLast()))
              .mapToObj(Integer::toString);
        })
        .collect(Collectors.joining(" "));
  }
}
