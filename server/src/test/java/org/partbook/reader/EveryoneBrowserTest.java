package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
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
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// The reader for all who read: by keyboard, by ear, in their language, in large letters.
@Tag("browser")
class EveryoneBrowserTest {
  private static final String LONG_TITLE =
      "Sonata quasi una Fantasia Donaudampfschifffahrtsgesellschaftskapitänswitwenrente";

  private static TestDelivery shop;
  private static TestBrowser browser;
  private static URI link;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    link = shop.view(shop.sell(LONG_TITLE, TestScore.of(5).bytes()));
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void axe_finds_nothing_serious(Screen screen) {
    try (var reader = TestReader.on(browser, screen, link)) {
      Axe.findsNothingSerious(reader.page);
      reader.press("v");
      reader.page.waitForSelector("dialog.view[open]");
      reader.page.locator("summary").click();
      Axe.findsNothingSerious(reader.page);
      close(reader);
      reader.press("t");
      reader.page.waitForSelector("dialog.overview[open]");
      Axe.findsNothingSerious(reader.page);
    }
  }

  @Test
  void axe_finds_nothing_serious_on_dark_paper_nor_by_night() {
    try (var reader =
        new TestReader(browser, Screen.TABLET.device().setColorScheme(ColorScheme.DARK))) {
      reader.open(link);
      Axe.findsNothingSerious(reader.page);
      reader.press("v");
      reader.page.waitForSelector("dialog.view[open]");
      Axe.findsNothingSerious(reader.page);
      reader.page.locator("[data-value='dark']").click();
      Axe.findsNothingSerious(reader.page);
      reader.page.screenshot(TestBrowser.shot("reader-view-dark"));
    }
  }

  @Test
  void axe_finds_nothing_serious_on_the_page_of_an_end() {
    var line = shop.sell("Returned", TestScore.of(1).bytes());
    var gone = shop.view(line);
    shop.cancel(line);
    try (var reader = new TestReader(browser, Screen.PHONE.device())) {
      reader.page.navigate(gone.toString());
      assertThat(reader.page.locator("h1").textContent()).isEqualTo("This purchase was cancelled");
      Axe.findsNothingSerious(reader.page);
    }
  }

  @Test
  void the_keyboard_alone_is_enough() {
    try (var reader = TestReader.on(browser, Screen.DESKTOP, link)) {
      reader.press("ArrowRight");
      reader.sees("2–3");
      reader.page.waitForCondition(reader::isQuiet);
      reader.press("Tab");
      reader.page.waitForCondition(() -> !reader.isQuiet());
      assertThat(focused(reader)).isEqualTo("Page overview");
      reader.press("Tab");
      assertThat(focused(reader)).isEqualTo("Print");
      reader.press("Tab");
      assertThat(focused(reader)).isEqualTo("Full screen");
      reader.press("Tab");
      assertThat(focused(reader)).isEqualTo("View");
      reader.press("Enter");
      reader.page.waitForSelector("dialog[open]");
      reader.press("Tab");
      reader.press("ArrowDown");
      assertThat(reader.layout()).isEqualTo("single");
      close(reader);
      assertThat(focused(reader)).isEqualTo("View");
      assertThat(reader.style(":focus-visible", "outline-style")).isEqualTo("solid");
    }
  }

  @Test
  void screen_readers_are_told_the_work_and_each_page() {
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      assertThat(reader.page.locator("h1").textContent()).isEqualTo(LONG_TITLE);
      assertThat(reader.page.locator("h1 + p").textContent()).isEqualTo("Erik Satie");
      reader.press("ArrowRight");
      reader.sees("2");
      assertThat(reader.page.getByRole(AriaRole.STATUS).textContent()).isEqualTo("Page 2 of 5");
      assertThat(reader.page.locator(".sheet:visible img").getAttribute("alt"))
          .isEqualTo("Page 2 of 5");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "de-AT, de, Vorblättern, Seite 2 von 5",
    "fr, fr, Page suivante, Page 2 sur 5",
    "es-MX, es, Página siguiente, Página 2 de 5",
    "ja-JP, ja, 次のページ, 2ページ（全5ページ）",
    "nl, en, Next page, Page 2 of 5"
  })
  void the_reader_speaks_the_browsers_language(
      String locale, String language, String next, String said) {
    try (var reader = new TestReader(browser, Screen.PHONE.device().setLocale(locale))) {
      reader.open(link);
      assertThat(reader.page.locator("html").getAttribute("lang")).isEqualTo(language);
      reader.page.getByLabel(next).click();
      reader.sees("2");
      assertThat(reader.page.locator(".said").textContent()).isEqualTo(said);
      reader.press("v");
      reader.page.waitForSelector("dialog[open]");
      fits(reader.page, 390);
      reader.page.screenshot(TestBrowser.shot("reader-view-" + language));
    }
  }

  @ParameterizedTest
  @CsvSource({"320, 568, 100", "320, 568, 200", "640, 360, 200", "844, 390, 100"})
  void small_screens_and_large_letters_are_enough(int width, int height, int percent) {
    try (var reader =
        new TestReader(browser, Screen.PHONE.device().setViewportSize(width, height))) {
      reader.open(link);
      reader.page.evaluate("size => document.documentElement.style.fontSize = size", percent + "%");
      fits(reader.page, width);
      reader.page.screenshot(TestBrowser.shot("reader-" + width + "-" + percent));
      for (var button : reader.page.locator("#bar button, #turns button").all()) {
        var box = button.boundingBox();
        assertThat(box.width).isGreaterThanOrEqualTo(44);
        assertThat(box.height).isGreaterThanOrEqualTo(44);
        assertThat(box.x).isGreaterThanOrEqualTo(0);
        assertThat(box.x + box.width).isLessThanOrEqualTo(width);
      }
      reader.press("v");
      reader.page.waitForSelector("dialog[open]");
      fits(reader.page, width);
      reader.page.screenshot(TestBrowser.shot("reader-view-" + width + "-" + percent));
    }
  }

  @Test
  void nothing_moves_for_who_wants_that() {
    try (var reader =
        new TestReader(browser, Screen.PHONE.device().setReducedMotion(ReducedMotion.REDUCE))) {
      reader.open(link);
      assertThat(reader.style("#bar", "transition-duration")).isEqualTo("0s");
    }
  }

  @Test
  void forced_colours_are_taken() {
    try (var reader =
        new TestReader(browser, Screen.PHONE.device().setForcedColors(ForcedColors.ACTIVE))) {
      reader.open(link);
      reader.press("v");
      reader.page.waitForSelector("dialog[open]");
      reader.page.screenshot(TestBrowser.shot("reader-forced-colours"));
      assertThat(reader.style("#turns", "background-color")).isEqualTo("rgb(255, 255, 255)");
    }
  }

  @Test
  void without_script_all_pages_stand_one_under_the_other() {
    var problems = new ArrayList<String>();
    try (var page = browser.open(Screen.PHONE.device().setJavaScriptEnabled(false), problems)) {
      page.navigate(link.toString());
      assertThat(page.locator("#stage img").count()).isEqualTo(5);
      for (var image : page.locator("#stage img").all()) {
        image.scrollIntoViewIfNeeded();
        var box = image.boundingBox();
        assertThat(box.width).isEqualTo(390);
        assertThat(box.height).isGreaterThan(500);
      }
    }
  }

  @Test
  void full_screen_comes_and_goes() {
    try (var reader = TestReader.on(browser, Screen.DESKTOP, link)) {
      reader.press("f");
      reader.page.waitForFunction("() => document.fullscreenElement !== null");
      reader.page.mouse().move(300, 300);
      reader.page.getByLabel("Leave full screen").click();
      reader.page.waitForFunction("() => document.fullscreenElement === null");
    }
  }

  @Test
  void where_there_is_no_full_screen_the_controls_step_back() {
    try (var reader = new TestReader(browser, Screen.PHONE.device())) {
      reader.page.addInitScript("delete Element.prototype.requestFullscreen");
      reader.open(link);
      reader.page.getByLabel("Full screen").click();
      reader.page.waitForCondition(reader::isQuiet);
      assertThat(reader.problems).isEmpty();
    }
  }

  @Test
  void the_screen_is_kept_awake_while_the_score_is_seen() {
    try (var reader = new TestReader(browser, Screen.TABLET.device())) {
      reader.page.addInitScript(
          """
          window.asked = 0;
          Object.defineProperty(navigator, 'wakeLock', {value: {
            request: async () => {
              window.asked++;
              if (window.asked === 1) {
                throw new DOMException('not before a touch', 'NotAllowedError');
              }
              return {released: false};
            },
          }});
          """);
      reader.open(link);
      reader.page.waitForFunction("() => window.asked === 1");
      reader.press("ArrowRight");
      reader.page.waitForFunction("() => window.asked === 2");
      reader.sees("2");
      reader.press("ArrowRight");
      reader.sees("3");
      assertThat((int) reader.page.evaluate("window.asked")).isEqualTo(2);
      assertThat(reader.problems).isEmpty();
    }
  }

  @Test
  void a_device_that_remembers_nothing_reads_all_the_same() {
    try (var reader = new TestReader(browser, Screen.TABLET.device())) {
      reader.page.addInitScript(
          "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})");
      reader.open(link);
      reader.press("ArrowRight");
      reader.sees("2");
      assertThat(reader.problems).isEmpty();
    }
  }

  private static void close(TestReader reader) {
    reader.press("Escape");
    reader.page.waitForCondition(() -> reader.page.locator("dialog").count() == 0);
  }

  private static String focused(TestReader reader) {
    return (String) reader.page.evaluate("document.activeElement.ariaLabel");
  }

  private static void fits(Page page, int width) {
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    var wide =
        (List<?>)
            page.evaluate(
                """
                width => [...document.querySelectorAll('#bar *, #turns *, dialog, dialog *')]
                    .filter(element => element.checkVisibility()
                        && element.getBoundingClientRect().right > width + 1)
                    .map(element => element.outerHTML)
                """,
                width);
    assertThat(wide).isEmpty();
  }
}
