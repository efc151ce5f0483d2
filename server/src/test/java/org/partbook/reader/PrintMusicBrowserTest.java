package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.purchase.OrderLine;
import org.partbook.testing.TestBrowser;

/// What comes out of the printer while live notation is on the screen. Leaves prints in
/// `target/screenshots`, for people to look at.
@Tag("browser")
@Tag("notation")
class PrintMusicBrowserTest {
  private static final Pattern PITCH = Pattern.compile("<pitch>");

  private static TestDelivery shop;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @Test
  void all_of_it_is_printed_with_the_work_and_the_licence_on_sheets_of_the_scores_size()
      throws Exception {
    var score = TestScore.of(1).bytes();
    try (var notation = opened("silent-night", score)) {
      controlP(notation);

      assertThat(count(notation, "#print g.note")).isEqualTo(pitches("silent-night"));
      // By them notes on the screen are found.
      assertThat(count(notation, "#print :is(.note, .measure)[id]")).isZero();
      var printed = print(notation, "silent-night");
      var pages = texts(printed);
      assertThat(pages).isNotEmpty();
      assertThat(pages).allMatch(text -> text.contains("Licensed to Clara Wieck"));
      assertThat(pages.getFirst()).contains("silent-night").contains("Erik Satie");
      assertThat(pages.getLast()).contains("Page " + pages.size() + " of " + pages.size());
      assertThat(Prints.sheets(printed))
          .allSatisfy(sheet -> {
            assertThat(sheet.width()).isBetween(594.2, 596.2);
            assertThat(sheet.height()).isBetween(841.0, 842.9);
            assertThat(sheet.paper()).isEqualTo(255);
            assertThat(sheet.hasInk()).isTrue();
          });
      assertThat(notation.problems).isEmpty();
    }
  }

  @Test
  void the_key_and_the_parts_are_those_on_the_screen_which_stays_as_it_is() throws Exception {
    try (var notation = opened("silent-night", TestScore.of(1).bytes())) {
      notation.page.locator("summary").first().click();
      notation.page.locator(".notation-sheet select").selectOption("1");
      notation.page.locator("summary").nth(1).click();
      for (int i = 1; i < 2; i++) {
        notation.page.locator(".notation-part input[type=checkbox]").nth(i).uncheck();
      }
      notation.until("!document.querySelector('.notation-panel[aria-busy]')");
      notation.until("document.querySelectorAll('.system .label').length === 1");
      var before = screen(notation);

      controlP(notation);

      assertThat(notation.page.locator("#print g.keySig").first().locator("use").count())
          .isEqualTo(1);
      assertThat(notation.page.locator("#print .system").first().locator(".label").count())
          .isLessThanOrEqualTo(1);
      assertThat(notation.page.locator("#print .system").first().locator("g.staff").count())
          .isEqualTo(notation.page.locator("#print .system").first().locator("g.measure").count());
      print(notation, "silent-night-part");
      notation.until("!document.querySelector('dialog')");
      assertThat(screen(notation)).isEqualTo(before);
      assertThat(notation.problems).isEmpty();
    }
  }

  @Test
  void dark_paper_is_printed_white() throws Exception {
    var line = sell("minuet-in-g", TestScore.of(1).bytes());
    try (var notation = at(line, "dark").opened()) {
      controlP(notation);

      assertThat(Prints.sheets(print(notation, "dark")))
          .allSatisfy(sheet -> {
            assertThat(sheet.paper()).isEqualTo(255);
            assertThat(sheet.hasInk()).isTrue();
          });
    }
  }

  @Test
  void the_sheet_is_as_large_as_the_scores_and_lies_as_it_does() throws Exception {
    try (var notation = opened("minuet-in-g", new TestScore().landscape().bytes())) {
      controlP(notation);

      var sheet = Prints.sheets(print(notation, "landscape")).getFirst();
      assertThat(sheet.width()).isGreaterThan(sheet.height());
    }
  }

  @Test
  void what_is_higher_than_the_sheet_fits_it_nevertheless() throws Exception {
    try (var notation = opened("silent-night", new TestScore().sized(420, 250).bytes())) {
      controlP(notation);

      print(notation, "small");
      notation.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(
              (List<?>)
                  notation.page.evaluate(
                      """
                      () => [...document.querySelectorAll('.leaf')].map((leaf) => {
                        const foot = leaf.querySelector('footer').getBoundingClientRect();
                        const music = leaf.querySelector('.page-margin').getBoundingClientRect();
                        return foot.top > music.bottom - 1;
                      })
                      """))
          .isNotEmpty()
          .allMatch(fits -> fits.equals(true));
    }
  }

  @Test
  void the_browsers_own_menu_prints_what_was_engraved_ahead_and_says_if_nothing_was()
      throws Exception {
    try (var notation = opened("minuet-in-g", TestScore.of(1).bytes())) {
      notation.page.locator("summary").first().click();
      // The worker for the paper doesn't come before the first print.
      var held = new ArrayList<Route>();
      notation.page.route("**/worker.js", held::add);
      notation.page.locator(".notation-sheet select").selectOption("-2");

      assertThat(texts(Prints.of(notation.page)))
          .singleElement()
          .asString()
          .contains("live notation was not ready");
      notation.page.waitForSelector("dialog.print[open]");
      notation.page.keyboard().press("Escape");
      notation.until("!document.querySelector('dialog')");
      notation.page.unroute("**/worker.js");
      held.forEach(Route::resume);

      // Once more another key, which has a worker of its own for the paper, for a while.
      notation.page.locator(".notation-sheet select").selectOption("1");
      hasWorkers(notation, 1);
      hasWorkers(notation, 2);
      hasWorkers(notation, 1);
      var printed = texts(Prints.of(notation.page));

      assertThat(printed).allMatch(text -> text.contains("Licensed to Clara Wieck"));
      assertThat(count(notation, "#print g.note")).isEqualTo(pitches("minuet-in-g"));
    }
  }

  @Test
  void the_bar_above_the_music_has_a_button_for_it() throws Exception {
    try (var notation = opened("minuet-in-g", TestScore.of(1).bytes())) {
      notation.page.locator(".notation-bar [aria-label=Print]").click();
      notation.page.waitForSelector("dialog.print[open]");
      assertThat(notation.page.locator("dialog.print .licence").textContent())
          .isEqualTo("Licensed for one copy");
      notation.page.screenshot(TestBrowser.shot("notation-print"));
      Axe.findsNothingSerious(notation.page);
      notation.page.keyboard().press("Enter");
      isPrinted(notation);
      assertThat(texts(Prints.of(notation.page)).getFirst()).contains("Clara Wieck");
    }
  }

  @Test
  void the_pages_are_printed_again_once_it_is_closed() throws Exception {
    var line = sell("minuet-in-g", TestScore.of(2).bytes());
    try (var notation = at(line, "white").opened()) {
      controlP(notation);
      print(notation, "minuet");
      notation.until("!document.querySelector('dialog')");
      notation.page.keyboard().press("Escape");
      notation.until("!document.querySelector('.notation-panel')");

      Prints.areTheSame(
          Prints.sheets(Prints.of(notation.page)),
          Prints.sheets(TestDelivery.get(shop.download(line)).body()));
    }
  }

  private static OrderLine sell(String sample, byte[] score) throws IOException {
    return shop.sellWithMusic(sample, score, TestMusic.sample(sample));
  }

  private static NotationPage opened(String sample, byte[] score) throws IOException {
    return at(sell(sample, score), "white").opened();
  }

  /// A browser that only counts how often it would have printed.
  private static NotationPage at(OrderLine line, String paper) {
    var notation = NotationPage.at(browser, shop.view(line), 1280, 900, "en", paper);
    notation.page.evaluate(
        "() => { window.printed = 0; window.print = () => void window.printed++; }");
    return notation;
  }

  private static void controlP(NotationPage notation) {
    notation.page.keyboard().press("Control+p");
    isPrinted(notation);
  }

  private static void isPrinted(NotationPage notation) {
    notation.page.waitForCondition(
        () -> (int) notation.page.evaluate("window.printed") == 1,
        new Page.WaitForConditionOptions().setTimeout(120_000));
  }

  private static void hasWorkers(NotationPage notation, int count) {
    notation.page.waitForCondition(
        () -> notation.page.workers().size() == count,
        new Page.WaitForConditionOptions().setTimeout(60_000));
  }

  private static byte[] print(NotationPage notation, String name) throws IOException {
    var printed = Prints.of(notation.page);
    Files.write(Path.of("target/screenshots/print-" + name + ".pdf"), printed);
    return printed;
  }

  private static List<String> texts(byte[] printed) throws IOException {
    try (var print = Loader.loadPDF(printed)) {
      var texts = new ArrayList<String>();
      var words = new PDFTextStripper();
      for (int page = 1; page <= print.getNumberOfPages(); page++) {
        words.setStartPage(page);
        words.setEndPage(page);
        texts.add(words.getText(print).replaceAll("\\s+", " "));
      }
      return texts;
    }
  }

  private static List<Object> screen(NotationPage notation) {
    return List.of(
        notation.page.evaluate("document.querySelector('.notation-scroller').scrollTop"),
        notation.page.locator(".notation-panel .notation-page").count(),
        notation.page.locator(".notation-panel g.note").count(),
        notation.page.locator("summary").allTextContents(),
        notation.page.locator("details[open]").count(),
        notation.page.evaluate("document.activeElement.tagName"));
  }

  private static int count(NotationPage notation, String selector) {
    return notation.page.locator(selector).count();
  }

  private static int pitches(String sample) throws IOException {
    return (int) PITCH.matcher(new String(TestMusic.sample(sample), UTF_8)).results().count();
  }
}
