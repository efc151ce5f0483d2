package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// Turning, zooming and jumping, on all screens.
@Tag("browser")
class ReaderBrowserTest {
  private static TestDelivery shop;
  private static TestBrowser browser;
  private static URI link;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    link = shop.view(shop.sell("Sonatina in C", TestScore.of(8).bytes()));
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PHONE, single, 2, 3, 8",
    "TABLET, single, 2, 3, 8",
    "TABLET_ON_ITS_SIDE, spread, 2–3, 4–5, 8",
    "DESKTOP, spread, 2–3, 4–5, 8"
  })
  void every_key_of_keyboards_and_pedals_turns(
      Screen screen, String layout, String second, String third, String last) {
    try (var reader = TestReader.on(browser, screen, link)) {
      reader.sees("1");
      assertThat(reader.layout()).isEqualTo(layout);
      for (var key : new String[] {"ArrowRight", "ArrowDown", "PageDown", " ", "Enter"}) {
        reader.press(key);
        reader.sees(second);
        reader.press("ArrowLeft");
        reader.sees("1");
      }
      reader.press("End");
      reader.sees(last);
      reader.press("Home");
      reader.sees("1");
      for (var key : new String[] {"ArrowUp", "PageUp", "Shift+ ", "ArrowLeft"}) {
        reader.press("ArrowRight");
        reader.press("ArrowRight");
        reader.sees(third);
        reader.press(key);
        reader.sees(second);
        reader.press("Home");
        reader.sees("1");
      }
      assertThat(reader.problems).isEmpty();
    }
  }

  @Test
  void a_foot_that_rests_on_the_pedal_turns_once() {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      reader.page.keyboard().down("ArrowRight");
      reader.page.keyboard().down("ArrowRight");
      reader.page.keyboard().down("ArrowRight");
      reader.page.keyboard().up("ArrowRight");
      reader.page.waitForTimeout(300);

      reader.sees("2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_tap_at_the_right_turns_and_at_the_left_turns_back(Screen screen) {
    try (var reader = TestReader.on(browser, screen, link)) {
      tap(reader, screen, 0.9);
      reader.sees(screen.width > 1000 ? "2–3" : "2");
      tap(reader, screen, 0.9);
      reader.sees(screen.width > 1000 ? "4–5" : "3");
      tap(reader, screen, 0.1);
      reader.sees(screen.width > 1000 ? "2–3" : "2");
    }
  }

  @Test
  void a_tap_in_the_middle_shows_and_hides_the_controls() {
    try (var reader = TestReader.on(browser, Screen.PHONE, link)) {
      reader.press("ArrowRight");
      reader.sees("2");
      reader.page.waitForCondition(reader::isQuiet);
      tap(reader, Screen.PHONE, 0.5);
      reader.page.waitForCondition(() -> !reader.isQuiet());
      // Sooner, it would be the second of two taps.
      reader.page.waitForTimeout(400);
      tap(reader, Screen.PHONE, 0.5);
      reader.page.waitForCondition(reader::isQuiet);
      reader.sees("2");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PHONE", "TABLET"})
  void a_swipe_turns(Screen screen) {
    try (var reader = TestReader.on(browser, screen, link)) {
      reader.swipe(300, 120, 500);
      reader.sees("2");
      reader.swipe(300, 120, 500);
      reader.sees("3");
      reader.swipe(120, 300, 500);
      reader.sees("2");
    }
  }

  @Test
  void a_slow_swipe_turns() {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      reader.slide(1600, 600, 500, 400, 540);
      reader.sees("2");
      reader.slide(1600, 300, 500, 500, 460);
      reader.sees("1");
    }
  }

  @ParameterizedTest
  @CsvSource({"40, 0", "-40, 0", "0, 40", "0, -40", "28, 28"})
  void a_tap_that_slides_turns_to_where_it_came_down(int across, int along) {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      reader.slide(120, 600, 700, 600 + across, 700 + along);
      reader.sees("2");
      reader.slide(120, 200, 700, 200 + across, 700 + along);
      reader.sees("1");
    }
  }

  @ParameterizedTest
  @CsvSource({"1500, 2", "3500, 2", "6000, 1"})
  void a_tap_may_last_but_a_hand_that_holds_the_tablet_does_not_tap(int millis, String seen) {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      reader.hold(millis, 700, 700);
      reader.page.waitForTimeout(400);
      reader.sees(seen);
    }
  }

  @Test
  void a_finger_that_comes_back_turns_nothing() {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      reader.slide(120, 700, 700, 500, 700, 690, 700);
      reader.slide(120, 700, 700, 700, 800);
      reader.page.waitForTimeout(400);
      reader.sees("1");
    }
  }

  @Test
  void what_is_zoomed_is_moved_by_a_finger_that_slides_and_not_turned() {
    try (var reader = TestReader.on(browser, Screen.PHONE, link)) {
      reader.pinch(200, 420, 80, 240);
      reader.page.evaluate("document.querySelector('#stage').scrollTo(9999, 9999)");
      var before = reader.scrolled("Left");
      reader.slide(120, 350, 420, 380, 420);
      assertThat(reader.scrolled("Left")).isCloseTo(before - 30, within(2.0));
      reader.page.waitForTimeout(400);
      reader.sees("1");
    }
  }

  @Test
  void the_wheel_turns_once_for_one_movement() {
    try (var reader = TestReader.on(browser, Screen.DESKTOP, link)) {
      // All at once: by the mouse, a busy machine would make several movements of it.
      reader.page.evaluate(
          """
          () => {
            const seen = document.elementFromPoint(700, 400);
            for (let i = 0; i < 8; i++) {
              seen.dispatchEvent(
                new WheelEvent('wheel', { deltaY: 80, bubbles: true, cancelable: true }));
            }
          }\
          """);
      reader.sees("2–3");
      reader.page.waitForTimeout(400);
      reader.sees("2–3");
    }
  }

  @Test
  void half_a_page_turns_before_the_other_half() {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      reader.press("h");
      reader.press("ArrowRight");
      reader.page.waitForSelector(".divider:visible");
      assertThat(part(reader, 1)).isEqualTo("bottom");
      assertThat(part(reader, 2)).isEqualTo("top");
      var cut = Double.parseDouble(reader.style(".ground", "--cut").replace("%", ""));
      assertThat(cut).isBetween(34.0, 66.0);
      assertThat(inkBeside(reader, cut)).isZero();
      assertThat(reader.page.locator(".said").textContent())
          .isEqualTo("Bottom half of page 1, top half of page 2");
      reader.page.screenshot(TestBrowser.shot("reader-half"));

      reader.press("ArrowRight");
      reader.sees("2");
      reader.press("ArrowLeft");
      reader.page.waitForSelector(".divider:visible");
      assertThat(part(reader, 1)).isEqualTo("bottom");
      reader.press("ArrowLeft");
      reader.sees("1");
      reader.press("End");
      reader.sees("8");
      reader.press("ArrowRight");
      reader.sees("8");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_keys_zoom_and_fit(Screen screen) {
    try (var reader = TestReader.on(browser, screen, link)) {
      reader.sees("1");
      reader.hideControls();
      var fitting = reader.pageWidth();
      reader.press("+");
      reader.press("+");
      assertThat(reader.pageWidth()).isGreaterThan(1.5 * fitting);
      reader.press("-");
      assertThat(reader.pageWidth()).isBetween(1.2 * fitting, 1.3 * fitting);
      reader.press("0");
      assertThat(reader.pageWidth()).isEqualTo(fitting);
      reader.press("-");
      assertThat(reader.pageWidth()).isEqualTo(fitting);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PHONE", "TABLET"})
  void two_fingers_zoom_and_one_moves_the_page(Screen screen) {
    try (var reader = TestReader.on(browser, screen, link)) {
      reader.sees("1");
      reader.hideControls();
      var fitting = reader.pageWidth();
      reader.pinch(200, 420, 80, 240);
      assertThat(reader.pageWidth()).isBetween(2.5 * fitting, 3.5 * fitting);
      assertThat(reader.style(".ground", "transform")).isEqualTo("none");

      var before = reader.scrolled("Left");
      reader.swipe(300, 100, 420);
      assertThat(reader.scrolled("Left")).isGreaterThan(before + 150);
      reader.sees("1");

      reader.pinch(200, 420, 240, 40);
      assertThat(reader.pageWidth()).isEqualTo(fitting);
      assertThat(((Number) reader.page.evaluate("visualViewport.scale")).doubleValue())
          .isEqualTo(1);
    }
  }

  @Test
  void two_taps_zoom_in_and_out() {
    try (var reader = TestReader.on(browser, Screen.PHONE, link)) {
      reader.sees("1");
      reader.hideControls();
      var fitting = reader.pageWidth();
      reader.tapTwice(195, 500);
      assertThat(reader.pageWidth()).isGreaterThan(2 * fitting);
      reader.page.waitForTimeout(400);
      reader.tapTwice(195, 500);
      assertThat(reader.pageWidth()).isEqualTo(fitting);
    }
  }

  @Test
  void the_wheel_zooms_with_the_control_key_where_the_mouse_is() {
    try (var reader = TestReader.on(browser, Screen.DESKTOP, link)) {
      reader.sees("1");
      reader.hideControls();
      var before = reader.page.locator(".sheet:visible").boundingBox();
      reader.page.mouse().move(before.x + before.width / 4, 300);
      reader.page.keyboard().down("Control");
      reader.page.mouse().wheel(0, -30);
      reader.page.mouse().wheel(0, -30);
      reader.page.keyboard().up("Control");
      // On a busy machine these are two movements, and the pages are laid after each.
      reader.page.waitForFunction(
          """
          width => document.documentElement.classList.contains('zoomed')
              && document.querySelector('.ground').style.transform === ''
              && document.querySelector('.sheet:not([hidden])').offsetWidth > width
          """,
          1.5 * before.width);

      var after = reader.page.locator(".sheet:visible").boundingBox();
      assertThat(after.height / 900).isGreaterThan(1.5);
      assertThat((300 - after.y) / after.height)
          .isCloseTo((300 - before.y) / before.height, within(0.01));
    }
  }

  /// Safari's events of a trackpad, which only Safari sends.
  @Test
  void two_fingers_on_a_trackpad_zoom() {
    try (var reader = TestReader.on(browser, Screen.DESKTOP, link)) {
      reader.sees("1");
      reader.hideControls();
      var fitting = reader.pageWidth();
      gesture(reader, "start", 1);
      gesture(reader, "change", 1.5);
      gesture(reader, "change", 2);
      gesture(reader, "end", 2);
      assertThat(reader.pageWidth()).isCloseTo(2 * fitting, within(2.0));
      assertThat(reader.style(".ground", "transform")).isEqualTo("none");

      gesture(reader, "start", 1);
      gesture(reader, "change", 0.2);
      gesture(reader, "end", 0.2);
      assertThat(reader.pageWidth()).isEqualTo(fitting);
    }
  }

  @Test
  void a_zoomed_page_is_read_down_before_it_turns_and_the_next_starts_at_its_top() {
    try (var reader = TestReader.on(browser, Screen.PHONE, link)) {
      reader.press("+");
      reader.press("+");
      reader.press("+");
      reader.press("+");
      var presses = 0;
      while (reader.page.inputValue("#page").equals("1") && presses < 8) {
        var before = reader.scrolled("Top");
        reader.press("PageDown");
        reader.page.waitForCondition(
            () -> reader.scrolled("Top") > before || !reader.page.inputValue("#page").equals("1"));
        reader.rests();
        presses++;
      }
      assertThat(presses).isBetween(2, 5);
      reader.sees("2");
      assertThat(reader.page.locator(".sheet:visible").boundingBox().y).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_is_jumped_to_by_its_number(Screen screen) {
    try (var reader = TestReader.on(browser, screen, link)) {
      reader.press("g");
      reader.page.keyboard().type("7");
      reader.press("Enter");
      reader.sees(screen.width > 1000 ? "6–7" : "7");
      reader.press("ArrowLeft");
      reader.sees(screen.width > 1000 ? "4–5" : "6");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_is_jumped_to_in_the_overview(Screen screen) {
    try (var reader = TestReader.on(browser, screen, link)) {
      reader.press("t");
      var overview = reader.page.getByRole(AriaRole.DIALOG);
      overview.locator("img").nth(4).waitFor();
      reader.page.waitForFunction(
          "() => document.querySelectorAll('dialog img')[4].naturalWidth > 0");
      reader.page.screenshot(TestBrowser.shot("reader-overview-" + screen));
      overview.locator("button[data-page='5']").click();
      reader.sees(screen.width > 1000 ? "4–5" : "5");
      assertThat(overview.count()).isZero();
    }
  }

  @Test
  void a_scroll_moves_by_most_of_a_screen_and_knows_its_page() {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      choose(reader, "Scroll");
      assertThat(reader.layout()).isEqualTo("scroll");
      reader.press("Escape");
      reader.page.waitForCondition(() -> reader.page.locator("dialog").count() == 0);
      reader.press("PageDown");
      reader.page.waitForCondition(() -> reader.scrolled("Top") > 0);
      reader.rests();
      assertThat(reader.scrolled("Top")).isBetween(900.0, 1100.0);
      reader.press("PageDown");
      reader.sees("2");
      reader.rests();
      reader.press("g");
      reader.page.keyboard().type("6");
      reader.press("Enter");
      reader.sees("6");
      reader.page.screenshot(TestBrowser.shot("reader-scroll"));
      // For so long a step counts from where the one before it leads.
      reader.page.waitForTimeout(800);
      reader.press("ArrowUp");
      reader.sees("5");
      reader.press("End");
      reader.sees("8");
    }
  }

  @Test
  void what_was_chosen_and_the_place_are_remembered() {
    try (var reader = TestReader.on(browser, Screen.DESKTOP, link)) {
      choose(reader, "One page");
      choose(reader, "Dark");
      reader.page.locator(".switch:visible").click();
      reader.press("Escape");
      reader.page.waitForCondition(() -> reader.page.locator("dialog").count() == 0);
      reader.press("g");
      reader.page.keyboard().type("4");
      reader.press("Enter");
      reader.sees("4");

      reader.open(link);

      reader.sees("4");
      assertThat(reader.layout()).isEqualTo("single");
      assertThat(reader.style(":root", "color-scheme")).isEqualTo("dark");
      assertThat(reader.style(".sheet:not([hidden])", "filter")).contains("invert");
      reader.page.screenshot(TestBrowser.shot("reader-dark"));
      reader.press("ArrowRight");
      reader.page.waitForSelector(".divider:visible");
    }
  }

  @Test
  void a_score_that_was_read_to_its_end_is_opened_at_its_beginning() {
    try (var reader = TestReader.on(browser, Screen.TABLET_ON_ITS_SIDE, link)) {
      reader.press("g");
      reader.page.keyboard().type("7");
      reader.press("Enter");
      reader.sees("6–7");
      again(reader);
      reader.sees("6–7");
      reader.press("ArrowRight");
      reader.sees("8");

      reader.page.reload();
      reader.sees("8");
      again(reader);

      reader.sees("1");
      reader.page.waitForTimeout(300);
      reader.sees("1");
      reader.press("End");
      reader.sees("8");
      reader.press("ArrowLeft");
      reader.sees("6–7");
      again(reader);
      reader.sees("6–7");
    }
  }

  @Test
  void half_of_the_last_page_is_not_its_end() {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      reader.press("h");
      reader.press("g");
      reader.page.keyboard().type("7");
      reader.press("Enter");
      reader.sees("7");
      reader.press("ArrowRight");
      reader.sees("7–8");
      again(reader);
      reader.sees("7");
    }
  }

  @Test
  void a_scroll_has_its_end_where_there_is_nothing_more() {
    var flat = shop.view(shop.sell("Flat", TestScore.of(2).sized(595, 75).bytes()));
    try (var reader = new TestReader(browser, Screen.PHONE.device().setViewportSize(844, 390))) {
      reader.open(flat);
      reader.page.evaluate("document.querySelector('#stage').scrollTo(0, 1350)");
      reader.sees("2");
      againAt(reader, flat);
      reader.sees("2");

      reader.page.evaluate("document.querySelector('#stage').scrollTo(0, 99999)");
      reader.page.waitForFunction(
          "() => Object.values(localStorage).some((place) => place === '2 end')");
      reader.sees("2");
      againAt(reader, flat);

      reader.page.waitForTimeout(300);
      reader.sees("1");
    }
  }

  /// As somebody opens the link who comes from elsewhere.
  private static void again(TestReader reader) {
    againAt(reader, link);
  }

  private static void againAt(TestReader reader, URI place) {
    reader.page.navigate("about:blank");
    reader.open(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"single", "spread"})
  void no_turn_is_ever_blank_however_slow_the_net(String layout) {
    var screen = layout.equals("single") ? Screen.TABLET : Screen.DESKTOP;
    try (var reader = new TestReader(browser, screen.device())) {
      reader.page.route(
          "**/pages/*",
          route -> {
            reader.page.waitForTimeout(150);
            route.resume();
          });
      reader.open(link);
      reader.sees("1");
      isPainted(reader);
      try (var frames = new Screencast(reader.page)) {
        for (var next :
            layout.equals("single") ? List.of("2", "3", "4", "5") : List.of("2–3", "4–5", "6–7")) {
          reader.press("ArrowRight");
          reader.sees(next);
        }
        // A busy machine paints fewer frames than there are turns.
        do {
          reader.press("Home");
          reader.sees("1");
          reader.press("End");
          reader.sees("8");
        } while (frames.count() <= 4);

        assertThat(frames.blanks()).isEmpty();
      }
    }
  }

  @Test
  void the_first_page_is_seen_before_any_other_is_asked_for() {
    try (var reader = new TestReader(browser, Screen.PHONE.device())) {
      var asked = new ArrayList<String>();
      reader.page.onRequest(request -> asked.add(request.url().replaceAll(".*/", "")));
      // Without what is fetched when ten seconds have passed, in which all pages may not have come.
      reader.page.addInitScript(
          """
          const soon = window.setTimeout;
          window.setTimeout = (act, millis, ...values) =>
              millis >= 10_000 ? 0 : soon(act, millis, ...values);
          """);
      reader.open(link);
      reader.sees("1");
      reader.page.waitForCondition(() -> asked.contains("8"));

      assertThat(asked.indexOf("entry.js")).isLessThan(asked.indexOf("start.js"));
      assertThat(asked.indexOf("1")).isLessThan(asked.indexOf("start.js"));
      assertThat(asked.subList(asked.indexOf("2"), asked.size())).contains("3", "4", "5", "6", "7");
      assertThat(asked).doesNotContain("overview.js", "view.js", "dialogs.css");
    }
  }

  /// Waits until the first page, which has come, is on the screen.
  private static void isPainted(TestReader reader) {
    reader.page.evaluate(
        """
        async () => {
          await document.querySelector('#stage img').decode();
          await new Promise((resolve) =>
              requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }
        """);
  }

  private static void choose(TestReader reader, String option) {
    if (reader.page.locator("dialog").count() == 0) {
      reader.press("v");
    }
    reader
        .page
        .getByLabel(option, new Page.GetByLabelOptions().setExact(true))
        .check(new Locator.CheckOptions().setForce(true));
  }

  /// How many dark pixels there are where the first page is cut.
  private static int inkBeside(TestReader reader, double cut) {
    return (int)
        reader.page.evaluate(
            """
            cut => {
              const image = document.querySelector('[data-page="1"] img');
              const canvas = new OffscreenCanvas(600, 1000);
              const context = canvas.getContext('2d');
              context.fillStyle = '#fff';
              context.fillRect(0, 0, 600, 1000);
              context.drawImage(image, 0, 0, 600, 1000);
              const {data} = context.getImageData(0, Math.round(10 * cut) - 5, 600, 10);
              return data.filter((value) => value < 128).length;
            }
            """,
            cut);
  }

  private static void gesture(TestReader reader, String phase, double scale) {
    reader.page.evaluate(
        """
        ([phase, scale]) => document.querySelector('#stage').dispatchEvent(Object.assign(
            new Event('gesture' + phase, {cancelable: true}), {scale, clientX: 700, clientY: 400}))
        """,
        List.of(phase, scale));
  }

  private static String part(TestReader reader, int page) {
    return reader.page.locator(".sheet[data-page='" + page + "']").getAttribute("data-part");
  }

  private static void tap(TestReader reader, Screen screen, double across) {
    if (screen.touched) {
      reader.page.touchscreen().tap(across * screen.width, 0.6 * screen.height);
    } else {
      reader.page.mouse().click(across * screen.width, 0.6 * screen.height);
    }
  }
}
