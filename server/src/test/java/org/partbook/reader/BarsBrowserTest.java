package org.partbook.reader;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// The bars and the music: neither lies over the other.
@Tag("browser")
class BarsBrowserTest {
  private static TestDelivery shop;
  private static TestBrowser browser;
  private static URI link;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    link = shop.view(shop.sell("Uncovered", TestScore.of(8).bytes()));
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "320, 568",
    "390, 844",
    "600, 960",
    "768, 1024",
    "820, 1180",
    "1024, 1366",
    "1180, 820",
    "1366, 1024"
  })
  void whole_pages_lie_between_the_bars_and_take_the_screen_without_them(int width, int height) {
    try (var reader = on(width, height)) {
      reader.sees("1");
      for (int turn = 0; turn < 3; turn++) {
        reader.showControls();
        liesBetweenTheBars(reader);
        reader.page.screenshot(TestBrowser.shot("bars-" + width + "-" + turn));
        reader.hideControls();
        takesTheScreen(reader, width, height);
        var before = reader.page.inputValue("#page");
        reader.press("ArrowRight");
        reader.page.waitForFunction(
            "before => document.querySelector('#page').value !== before", before);
      }
      reader.press("h");
      if (!reader.layout().equals("spread")) {
        reader.press("ArrowRight");
        reader.page.waitForSelector(".divider:visible");
        reader.showControls();
        liesBetweenTheBars(reader);
      }
    }
  }

  @Test
  void a_page_that_is_almost_as_high_as_the_screen_is_moved_down() {
    try (var reader = new TestReader(browser, device(600, 930))) {
      reader.page.navigate(shop.view(shop.sell("Alone", TestScore.of(1).bytes())).toString());
      reader.page.waitForSelector("#turns", new Page.WaitForSelectorOptions().setState(ATTACHED));
      reader.page.waitForCondition(() -> reader.pageWidth() > 599);
      reader.showControls();
      assertThat(top(reader, 1)).isCloseTo(barsEnd(reader), within(0.5));
      reader.hideControls();
      assertThat(top(reader, 1)).isCloseTo((930 - 600 * 1123 / 794.0) / 2, within(1.0));
    }
  }

  @ParameterizedTest
  @CsvSource({"844, 390", "667, 375", "932, 430"})
  void a_scroll_begins_below_the_bar_and_jumps_there(int width, int height) {
    try (var reader = on(width, height)) {
      assertThat(reader.layout()).isEqualTo("scroll");
      assertThat(top(reader, 1)).isCloseTo(barsEnd(reader), within(1.0));
      reader.press("g");
      reader.page.keyboard().type("3");
      reader.press("Enter");
      reader.sees("3");
      assertThat(top(reader, 3)).isCloseTo(barsEnd(reader), within(1.0));
      reader.page.screenshot(TestBrowser.shot("bars-scroll-" + width));

      reader.page.waitForCondition(reader::isQuiet);
      assertThat(top(reader, 3))
          .as("nothing moves by itself")
          .isCloseTo(barsEnd(reader), within(1.0));
      reader.press("Home");
      reader.sees("1");
      assertThat(top(reader, 1)).isZero();
      reader.showControls();
      reader.page.evaluate("document.querySelector('#stage').scrollTo(0, 0)");
      assertThat(top(reader, 1)).isCloseTo(barsEnd(reader), within(1.0));

      reader.press("End");
      reader.page.evaluate("document.querySelector('#stage').scrollTo(0, 99999)");
      var last = box(reader.page.locator(".sheet[data-page='8']"));
      assertThat(last.y + last.height).isLessThanOrEqualTo(turnsBegin(reader) + 1);
    }
  }

  @Test
  void a_zoomed_page_can_be_pulled_out_from_under_the_bars() {
    try (var reader = on(820, 1180)) {
      reader.sees("1");
      reader.press("+");
      reader.press("+");
      reader.page.evaluate("document.querySelector('#stage').scrollTo(0, 0)");
      assertThat(top(reader, 1)).isCloseTo(barsEnd(reader), within(1.0));
      reader.page.evaluate("document.querySelector('#stage').scrollTo(0, 99999)");
      var sheet = box(reader.page.locator(".sheet[data-page='1']"));
      assertThat(sheet.y + sheet.height).isCloseTo(turnsBegin(reader), within(1.0));

      var before = sheet.y;
      reader.hideControls();
      assertThat(top(reader, 1)).isEqualTo(before);
      reader.pinch(400, 500, 240, 240);
      assertThat(top(reader, 1)).isCloseTo(before, within(1.0));
    }
  }

  @Test
  void two_fingers_find_the_page_in_the_size_that_it_has() {
    try (var reader = on(820, 1180)) {
      reader.sees("1");
      reader.showControls();
      var before = reader.pageWidth();
      reader.pinch(400, 500, 200, 300);

      assertThat(reader.pageWidth()).isCloseTo(1.5 * before, within(2.0));
      reader.hideControls();
      assertThat(reader.pageWidth()).isCloseTo(1.5 * before, within(2.0));

      reader.pinch(400, 500, 300, 100);
      assertThat(reader.pageWidth()).isEqualTo(820);
      reader.pinch(400, 500, 200, 300);
      assertThat(reader.pageWidth()).isCloseTo(1.5 * 820, within(2.0));
    }
  }

  @ParameterizedTest
  @CsvSource({"820, 1180", "1180, 820", "390, 844", "844, 390"})
  void the_first_page_is_not_covered_before_the_script_comes_and_stays_where_it_is(
      int width, int height) {
    try (var reader = new TestReader(browser, device(width, height))) {
      var held = new ArrayList<Route>();
      reader.page.route("**/start.js", held::add);
      reader.page.navigate(link.toString());
      reader.page.waitForFunction("() => document.querySelector('img').naturalWidth > 0");
      var before = painted(reader);
      assertThat(reader.page.locator("#turns").count()).as("the script has not come").isZero();
      assertThat(before.y).isGreaterThanOrEqualTo(barsEnd(reader) - 1);
      reader.page.waitForCondition(() -> !held.isEmpty());
      held.forEach(Route::resume);
      reader.page.waitForSelector("#turns");

      var after = box(reader.page.locator(".sheet:visible").first());
      assertThat(after.y).isCloseTo(before.y, within(8.0));
      assertThat(after.width).isCloseTo(before.width, within(8.0));
    }
  }

  @Test
  void on_a_desk_the_page_has_one_size_whether_the_mouse_moves_or_not() {
    try (var reader = TestReader.on(browser, Screen.DESKTOP, link)) {
      reader.sees("1");
      reader.page.evaluate("window.rest()");
      assertThat(reader.isQuiet()).isTrue();
      var quiet = box(reader.page.locator(".sheet:visible"));
      assertThat(quiet.y).isCloseTo(53, within(1.0));
      reader.page.mouse().move(300, 300);
      reader.page.mouse().move(320, 300);
      reader.page.waitForCondition(() -> !reader.isQuiet());
      var shown = box(reader.page.locator(".sheet:visible"));

      assertThat(shown.y).isEqualTo(quiet.y).isGreaterThanOrEqualTo(barsEnd(reader) - 1);
      assertThat(shown.height).isEqualTo(quiet.height);
      reader.press("f");
      reader.page.waitForFunction("() => document.fullscreenElement !== null");
      reader.page.waitForCondition(() -> box(reader.page.locator(".sheet:visible")).y < 1);
    }
  }

  private static TestReader on(int width, int height) {
    var reader = new TestReader(browser, device(width, height));
    reader.open(link);
    return reader;
  }

  private static Browser.NewPageOptions device(int width, int height) {
    return Screen.TABLET.device().setViewportSize(width, height);
  }

  private static void liesBetweenTheBars(TestReader reader) {
    for (var sheet : reader.page.locator(".sheet:visible").all()) {
      var box = box(sheet);
      assertThat(box.y).isGreaterThanOrEqualTo(barsEnd(reader) - 0.5);
      assertThat(box.y + box.height).isLessThanOrEqualTo(turnsBegin(reader) + 0.5);
    }
  }

  private static void takesTheScreen(TestReader reader, int width, int height) {
    var sheets = reader.page.locator(".sheet:visible");
    double across = sheets.all().stream().mapToDouble(sheet -> box(sheet).width).sum();
    assertThat(Math.max(across / width, box(sheets.first()).height / height))
        .isCloseTo(1, within(0.002));
  }

  /// Where the bar above ends when it is where it belongs.
  private static double barsEnd(TestReader reader) {
    return ((Number) reader.page.evaluate("document.querySelector('#bar').offsetHeight"))
        .doubleValue();
  }

  private static double turnsBegin(TestReader reader) {
    return ((Number) reader.page.evaluate("document.querySelector('#turns').offsetTop"))
        .doubleValue();
  }

  private static double top(TestReader reader, int page) {
    return box(reader.page.locator(".sheet[data-page='" + page + "']")).y;
  }

  private static BoundingBox box(Locator element) {
    return element.boundingBox();
  }

  /// Where the first page's picture is seen, which is smaller than its element.
  private static BoundingBox painted(TestReader reader) {
    var page = reader.page;
    var box = box(page.locator("#stage img").first());
    double shape = 794.0 / 1123;
    if (box.width / box.height > shape) {
      box.x += (box.width - box.height * shape) / 2;
      box.width = box.height * shape;
    } else {
      box.y += (box.height - box.width / shape) / 2;
      box.height = box.width / shape;
    }
    return box;
  }
}
