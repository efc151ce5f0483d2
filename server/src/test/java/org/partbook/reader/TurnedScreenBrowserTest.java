package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// A tablet that is turned on the stand, and a window that is drawn larger: the place stays.
@Tag("browser")
class TurnedScreenBrowserTest {
  private static TestDelivery shop;
  private static TestBrowser browser;
  private static URI link;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    link = shop.view(shop.sell("Turned", TestScore.of(8).bytes()));
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @Test
  void a_single_page_becomes_the_spread_that_it_is_in_and_back() {
    try (var reader = remembering("{}")) {
      jump(reader, 5);
      reader.sees("5");

      turn(reader, Screen.TABLET_ON_ITS_SIDE);
      reader.sees("4–5");
      assertThat(reader.layout()).isEqualTo("spread");

      turn(reader, Screen.TABLET);
      reader.sees("4");
      assertThat(reader.problems).isEmpty();
    }
  }

  @Test
  void half_turned_pages_stay_so_where_one_page_is_seen() {
    try (var reader = remembering("{\"half\": true, \"layout\": \"single\"}")) {
      reader.press("ArrowRight");
      reader.page.waitForSelector(".divider:visible");

      turn(reader, Screen.TABLET_ON_ITS_SIDE);
      reader.sees("1–2");
      assertThat(reader.page.locator(".divider").isVisible()).isTrue();
      assertThat(reader.pageWidth()).isLessThan(Screen.TABLET_ON_ITS_SIDE.height);
    }
  }

  @Test
  void half_turned_pages_become_whole_in_a_spread() {
    try (var reader = remembering("{\"half\": true}")) {
      jump(reader, 2);
      reader.sees("2");
      reader.press("ArrowRight");
      reader.page.waitForSelector(".divider:visible");

      turn(reader, Screen.TABLET_ON_ITS_SIDE);
      reader.sees("2–3");
      assertThat(reader.page.locator(".divider").isVisible()).isFalse();
    }
  }

  @Test
  void what_is_in_the_middle_of_a_zoomed_page_stays_there() {
    try (var reader = remembering("{\"layout\": \"single\"}")) {
      jump(reader, 3);
      reader.sees("3");
      for (int i = 0; i < 5; i++) {
        reader.press("+");
      }
      reader.page.evaluate("document.querySelector('#stage').scrollTo(500, 1700)");
      var before = middle(reader);
      assertThat(before.get(1)).isGreaterThan(0.5);

      turn(reader, Screen.TABLET_ON_ITS_SIDE);
      reader.sees("3");
      isNear(middle(reader), before);
      turn(reader, Screen.TABLET);
      isNear(middle(reader), before);
    }
  }

  @Test
  void the_page_of_a_zoomed_spread_that_is_looked_at_is_the_one_that_stays() {
    try (var reader = remembering("{}")) {
      turn(reader, Screen.TABLET_ON_ITS_SIDE);
      jump(reader, 4);
      reader.sees("4–5");
      for (int i = 0; i < 5; i++) {
        reader.press("+");
      }
      reader.page.evaluate("document.querySelector('#stage').scrollTo(4000, 900)");

      turn(reader, Screen.TABLET);
      reader.sees("5");
      assertThat(middle(reader).get(0)).isGreaterThan(0.5);
    }
  }

  @Test
  void a_scroll_stays_at_its_page() {
    try (var reader = remembering("{\"layout\": \"scroll\"}")) {
      staysAtPage6(reader);
    }
  }

  @Test
  void a_scroll_that_moves_while_the_screen_turns_stays_at_its_page() {
    try (var reader = remembering("{\"layout\": \"scroll\"}")) {
      // The browser tells of the new size first, then of the scrolling, then has the pages laid.
      reader.page.evaluate(
          """
          () => window.addEventListener('resize', () =>
              document.querySelector('#stage').dispatchEvent(new Event('scroll')))
          """);
      staysAtPage6(reader);
    }
  }

  @Test
  void a_scroll_that_was_made_small_fits_the_screen_when_it_becomes_pages() {
    try (var reader = new TestReader(browser, Screen.PHONE.device().setViewportSize(844, 390))) {
      reader.open(link);
      assertThat(reader.layout()).isEqualTo("scroll");
      for (int i = 0; i < 4; i++) {
        reader.press("-");
      }
      assertThat(reader.pageWidth()).isLessThan(500);

      turn(reader, Screen.PHONE);
      reader.sees("1");
      assertThat(reader.layout()).isEqualTo("single");
      assertThat(reader.pageWidth()).isCloseTo(Screen.PHONE.width, within(1.0));
      assertThat(reader.style("#stage", "overflow-y")).isEqualTo("hidden");
    }
  }

  @Test
  void pages_of_several_sizes_turn_by_halves_too() {
    var mixed = TestScore.of(1).sized(420, 595).landscape().sized(500, 500).bytes();
    try (var reader = new TestReader(browser, Screen.TABLET.device())) {
      habits(reader, "{\"half\": true, \"layout\": \"single\"}");
      reader.open(shop.view(shop.sell("Mixed", mixed)));
      reader.sees("1");
      for (int page = 1; page < 4; page++) {
        reader.press("ArrowRight");
        reader.sees(page + "–" + (page + 1));
        liesOnTheScreen(reader);
        reader.press("ArrowRight");
        reader.sees("" + (page + 1));
        liesOnTheScreen(reader);
      }
      assertThat(reader.problems).isEmpty();
    }
  }

  private static TestReader remembering(String habits) {
    var reader = new TestReader(browser, Screen.TABLET.device());
    habits(reader, habits);
    reader.open(link);
    reader.sees("1");
    return reader;
  }

  private static void habits(TestReader reader, String habits) {
    reader.page.addInitScript("localStorage.setItem('partbook reader', '%s')".formatted(habits));
  }

  private static void staysAtPage6(TestReader reader) {
    jump(reader, 6);
    reader.sees("6");

    turn(reader, Screen.TABLET_ON_ITS_SIDE);
    reader.sees("6");
    turn(reader, Screen.PHONE);
    reader.sees("6");
  }

  private static void jump(TestReader reader, int page) {
    reader.press("g");
    reader.page.keyboard().type("" + page);
    reader.press("Enter");
  }

  /// Waits until the pages are laid for the new screen.
  private static void turn(TestReader reader, Screen screen) {
    reader.page.setViewportSize(screen.width, screen.height);
    reader.page.waitForFunction(
        """
        width => document.querySelector('#stage').clientWidth === width
            && new Promise((resolve) =>
                requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))
        """,
        screen.width);
  }

  /// Where the middle of the screen is on its page, across and down.
  private static List<Double> middle(TestReader reader) {
    var found =
        (List<?>)
            reader.page.evaluate(
                """
                () => {
                  const [x, y] = [innerWidth / 2, innerHeight / 2];
                  const box = [...document.querySelectorAll('.sheet:not([hidden])')]
                      .map((sheet) => sheet.getBoundingClientRect())
                      .find(({left, right}) => left <= x && x <= right);
                  return [(x - box.left) / box.width, (y - box.top) / box.height];
                }
                """);
    return found.stream().map(value -> ((Number) value).doubleValue()).toList();
  }

  private static void isNear(List<Double> place, List<Double> before) {
    assertThat(place.get(0)).isCloseTo(before.get(0), within(0.02));
    assertThat(place.get(1)).isCloseTo(before.get(1), within(0.02));
  }

  private static void liesOnTheScreen(TestReader reader) {
    for (var sheet : reader.page.locator(".sheet:visible").all()) {
      var box = sheet.boundingBox();
      assertThat(box.x).isGreaterThanOrEqualTo(-1);
      assertThat(box.y).isGreaterThanOrEqualTo(-1);
      assertThat(box.x + box.width).isLessThanOrEqualTo(Screen.TABLET.width + 1);
      assertThat(box.y + box.height).isLessThanOrEqualTo(Screen.TABLET.height + 1);
    }
  }
}
