package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.purchase.OrderLine;
import org.partbook.testing.TestBrowser;

/// What comes out of the printer, whatever is on the screen: the pages of the copy for download.
@Tag("browser")
class PrintBrowserTest {
  private static final Pattern LATER_PAGES = Pattern.compile("/pages/(?!1$)");

  private static TestDelivery shop;
  private static TestBrowser browser;
  private static OrderLine line;
  private static List<Prints.Sheet> copy;

  /// What may be on the screen while somebody prints.
  enum State {
    FIRST_PAGE {
      @Override
      void bring(TestReader reader) {}
    },
    LAST_PAGE {
      @Override
      void bring(TestReader reader) {
        reader.press("End");
        reader.page.waitForCondition(() -> !reader.page.inputValue("#page").equals("1"));
      }
    },
    ZOOMED {
      @Override
      void bring(TestReader reader) {
        reader.press("+");
        reader.press("+");
        reader.page.waitForFunction("() => document.documentElement.classList.contains('zoomed')");
      }
    },
    DARK {
      @Override
      void bring(TestReader reader) {
        choose(reader, "Dark");
        close(reader);
      }
    },
    SEPIA {
      @Override
      void bring(TestReader reader) {
        choose(reader, "Sepia");
        close(reader);
      }
    },
    SCROLL {
      @Override
      void bring(TestReader reader) {
        choose(reader, "Scroll");
        close(reader);
        reader.press("PageDown");
        reader.page.waitForCondition(() -> reader.scrolled("Top") > 0);
        reader.rests();
      }
    },
    SPREAD {
      @Override
      void bring(TestReader reader) {
        choose(reader, "Two pages");
        close(reader);
        reader.press("ArrowRight");
        reader.sees("2–3");
      }
    },
    HALVES {
      @Override
      void bring(TestReader reader) {
        choose(reader, "One page");
        close(reader);
        reader.press("h");
        reader.press("ArrowRight");
        reader.page.waitForSelector(".divider:visible");
      }
    },
    OVERVIEW {
      @Override
      void bring(TestReader reader) {
        reader.press("t");
        reader.page.waitForSelector("dialog.overview[open]");
      }
    },
    DIALOG {
      @Override
      void bring(TestReader reader) {
        reader.press("v");
        reader.page.waitForSelector("dialog.view[open]");
      }
    };

    abstract void bring(TestReader reader);

    private static void choose(TestReader reader, String option) {
      reader.press("v");
      reader
          .page
          .getByLabel(option, new Page.GetByLabelOptions().setExact(true))
          .check(new Locator.CheckOptions().setForce(true));
    }

    private static void close(TestReader reader) {
      reader.press("Escape");
      reader.page.waitForCondition(() -> reader.page.locator("dialog").count() == 0);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    var score =
        TestScore.of(2)
            .landscape()
            .rotated(90)
            .rotated(180)
            .sized(400, 600.5f)
            .coloured()
            .rotated(270)
            .sized(333.3f, 777.7f)
            .sized(841.89f, 1190.55f)
            .landscape();
    line = shop.sellPersonal("Mixed sizes", score.bytes());
    shop.copies(line, 3);
    copy = Prints.sheets(TestDelivery.get(shop.download(line)).body());
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void the_browsers_own_menu_prints_every_page_whatever_is_on_the_screen(State state)
      throws Exception {
    try (var reader = TestReader.on(browser, Screen.DESKTOP, shop.view(line))) {
      reader.sees("1");
      state.bring(reader);
      listens(reader);
      hasPages(reader, 10);
      var before = screen(reader);

      var printed = Prints.sheets(Prints.of(reader.page));

      Prints.areTheSame(printed, copy);
      assertThat(screen(reader)).isEqualTo(before);
      assertThat(reader.problems).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIRST_PAGE", "ZOOMED", "DARK", "SCROLL", "OVERVIEW", "DIALOG"})
  void ctrl_p_prints_every_page_whatever_is_on_the_screen(State state) throws Exception {
    try (var reader = printing(Screen.DESKTOP)) {
      reader.open(shop.view(line));
      reader.sees("1");
      state.bring(reader);
      var before = screen(reader);

      reader.press("Control+p");
      printed(reader, 1);
      var printed = Prints.sheets(Prints.of(reader.page));

      Prints.areTheSame(printed, copy);
      reader.page.waitForCondition(() -> reader.page.locator("dialog.print").count() == 0);
      assertThat(screen(reader)).isEqualTo(before);
      assertThat(reader.problems).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_button_says_how_many_copies_may_be_made_and_prints(Screen screen) throws Exception {
    try (var reader = printing(screen)) {
      reader.open(shop.view(line));
      reader.sees("1");
      reader.page.locator("#bar [aria-label=Print]").click();
      reader.page.waitForSelector("dialog.print[open]");
      assertThat(reader.page.locator("dialog.print .licence").textContent())
          .isEqualTo("Licensed for 3 copies");
      reader.page.screenshot(TestBrowser.shot("reader-print-" + screen));
      Axe.findsNothingSerious(reader.page);
      assertThat(printed(reader)).isZero();

      reader.press("Enter");
      printed(reader, 1);

      Prints.areTheSame(Prints.sheets(Prints.of(reader.page)), copy);
      assertThat(reader.problems).isEmpty();
    }
  }

  @Test
  void the_view_says_it_as_well_and_leads_there() {
    try (var reader = printing(Screen.PHONE)) {
      reader.open(shop.view(line));
      reader.sees("1");
      reader.press("v");
      var row = reader.page.locator("dialog.view .printer");
      assertThat(row.textContent()).contains("Licensed for 3 copies");
      row.locator("button").click();
      reader.page.waitForSelector("dialog.print[open]");
      reader.press("Escape");
      reader.page.waitForCondition(() -> reader.page.locator("dialog").count() == 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1, Licensed for one copy",
    "en, 40, Licensed for 40 copies",
    "de, 1, Lizenziert für ein Exemplar",
    "de, 2, Lizenziert für 2 Exemplare",
    "fr, 2, Licence pour 2 exemplaires",
    "es, 2, Licencia para 2 ejemplares",
    "ja, 2, 2部のライセンス"
  })
  void how_many_copies_is_said_in_the_readers_language(String language, int copies, String words) {
    var sold = shop.sell("Copies", TestScore.of(1).bytes());
    shop.copies(sold, copies);
    try (var reader = printing(Screen.TABLET, language)) {
      reader.page.navigate(shop.view(sold).toString());
      reader.page.waitForSelector("#bar .tools button");
      reader.press("Control+p");
      reader.page.waitForSelector("dialog.print .licence");
      assertThat(reader.page.locator("dialog.print .licence").textContent()).isEqualTo(words);
    }
  }

  @Test
  void pages_that_are_slow_are_waited_for_and_counted() throws Exception {
    try (var reader = printing(Screen.TABLET)) {
      var held = holdPages(reader);
      reader.open(shop.view(line));
      reader.press("Control+p");
      reader.page.waitForCondition(() ->
          reader.page.locator("dialog.print [role=status]").textContent().contains(" of 11 "));
      assertThat(printed(reader)).isZero();
      letCome(reader, held);
      printed(reader, 1);
      Prints.areTheSame(Prints.sheets(Prints.of(reader.page)), copy);
    }
  }

  @Test
  void who_closes_the_dialog_prints_nothing() {
    try (var reader = printing(Screen.TABLET)) {
      var held = holdPages(reader);
      reader.open(shop.view(line));
      reader.press("Control+p");
      reader.page.waitForSelector("dialog.print[open] progress");
      reader.press("Escape");
      reader.page.waitForCondition(() -> reader.page.locator("dialog").count() == 0);
      letCome(reader, held);
      reader.page.waitForTimeout(1500);
      assertThat(printed(reader)).isZero();
      assertThat(reader.problems).isEmpty();
    }
  }

  @Test
  void a_page_that_does_not_come_is_named_and_nothing_is_printed_until_it_does() throws Exception {
    try (var reader = printing(Screen.TABLET)) {
      reader.page.route("**/pages/7", route -> fail(route, 404));
      reader.open(shop.view(line));
      reader.sees("1");
      reader.press("Control+p");
      var said = reader.page.locator("dialog.print [role=status]");
      reader.page.waitForCondition(() -> said.textContent().contains("Page 7 has not come"));
      assertThat(said.textContent()).contains("nothing was printed").contains("can’t be found");
      reader.page.screenshot(TestBrowser.shot("reader-print-missing"));
      Axe.findsNothingSerious(reader.page);
      assertThat(printed(reader)).isZero();

      reader.page.unroute("**/pages/7");
      reader.page.locator("dialog.print").getByText("Try again").click();
      printed(reader, 1);
      Prints.areTheSame(Prints.sheets(Prints.of(reader.page)), copy);
    }
  }

  @Test
  void a_server_that_is_busy_for_a_moment_is_asked_again() {
    try (var reader = printing(Screen.TABLET)) {
      var asked = new AtomicInteger();
      reader.page.route(
          "**/pages/11",
          route -> {
            if (route.request().method().equals("GET") && asked.incrementAndGet() > 2) {
              route.resume();
            } else {
              fail(route, 503);
            }
          });
      reader.open(shop.view(line));
      reader.press("Control+p");
      printed(reader, 1);
    }
  }

  @Test
  void a_link_that_has_expired_says_so_instead_of_printing() {
    var sold = shop.sell("Expiring", TestScore.of(20).bytes());
    try (var reader = printing(Screen.TABLET)) {
      reader.open(shop.view(sold));
      reader.sees("1");
      shop.pass(TestDelivery.LIFETIME.multipliedBy(3));
      reader.press("Control+p");
      var said = reader.page.locator("dialog.print [role=status]");
      reader.page.waitForCondition(() -> said.textContent().contains("expired"));
      assertThat(printed(reader)).isZero();
    }
  }

  @Test
  void a_sheet_whose_page_did_not_come_says_so() throws Exception {
    try (var reader = new TestReader(browser, Screen.DESKTOP.device())) {
      reader.page.route("**/pages/7", route -> fail(route, 404));
      reader.open(shop.view(line));
      reader.sees("1");
      listens(reader);

      var printed = Prints.of(reader.page);

      try (var print = Loader.loadPDF(printed)) {
        assertThat(print.getNumberOfPages()).isEqualTo(11);
        var words = new PDFTextStripper();
        assertThat(words.getText(print).replaceAll("\\s+", " "))
            .containsOnlyOnce("Page 7 of 11 is missing here");
      }
      reader.page.waitForSelector("dialog.print[open]");
    }
  }

  @Test
  void before_the_reader_has_come_the_first_page_is_printed_and_a_word_of_the_others()
      throws Exception {
    try (var reader = new TestReader(browser, Screen.DESKTOP.device())) {
      reader.page.route("**/start.js", route -> {});
      reader.page.navigate(shop.view(line).toString());
      reader.page.waitForFunction("() => document.querySelector('img').naturalWidth > 0");

      try (var print = Loader.loadPDF(Prints.of(reader.page))) {
        assertThat(print.getNumberOfPages()).isEqualTo(2);
        assertThat(new PDFTextStripper().getText(print)).contains("Page 2–11 of 11");
      }
    }
  }

  @Test
  void nothing_is_fetched_twice_and_nothing_is_left() throws Exception {
    var asked = new ArrayList<String>();
    try (var reader = new TestReader(browser, Screen.DESKTOP.device())) {
      reader.page.onRequest(request -> {
        if (request.url().contains("/pages/")) {
          asked.add(request.url().replaceAll(".*/", ""));
        }
      });
      reader.open(shop.view(shop.sell("Forty", TestScore.of(40).bytes())));
      reader.sees("1");
      listens(reader);
      reader.page.clock().install();

      assertThat(Prints.sheets(Prints.of(reader.page))).hasSize(40);

      assertThat(asked).hasSize(40).doesNotHaveDuplicates();
      reader.page.clock().runFor(61_000);
      assertThat(reader.page.locator("#print, .leaf").count()).isZero();
      assertThat(reader.page.locator("body").getAttribute("class")).isEmpty();
    }
  }

  @Test
  void a_real_score_is_printed_as_it_is_downloaded() throws Exception {
    var score =
        Path.of(System.getProperty("partbook.root", ".."), "samples/sonatina-in-c/score.pdf");
    var sold = shop.sellPersonal("Sonatina in C", Files.readAllBytes(score));
    try (var reader = TestReader.on(browser, Screen.TABLET, shop.view(sold))) {
      var downloaded = Prints.sheets(TestDelivery.get(shop.download(sold)).body());
      reader.sees("1");
      listens(reader);
      hasPages(reader, Math.min(10, downloaded.size()));

      Prints.areTheSame(Prints.sheets(Prints.of(reader.page)), downloaded);
    }
  }

  private static TestReader printing(Screen screen) {
    return printing(screen, "en-GB");
  }

  /// A reader whose browser only counts how often it would have printed.
  private static TestReader printing(Screen screen, String language) {
    var reader = new TestReader(browser, screen.device().setLocale(language));
    reader.page.addInitScript("window.printed = 0; window.print = () => void window.printed++;");
    return reader;
  }

  private static int printed(TestReader reader) {
    return (int) reader.page.evaluate("window.printed");
  }

  private static void printed(TestReader reader, int times) {
    reader.page.waitForCondition(() -> printed(reader) == times);
  }

  /// Waits until the reader hears of the browser's printing.
  private static void listens(TestReader reader) {
    reader.page.evaluate(
        """
        async () => {
          const entry = document.querySelector('script[src$="/entry.js"]').src;
          await import(new URL('print.js', entry).href);
          // The reader has asked for it before.
          await new Promise((resolve) => setTimeout(resolve));
        }
        """);
  }

  /// Waits until so many pages have come, all that the reader fetches by itself: for those that are
  /// missing, the browser's own menu waits some seconds at most.
  private static void hasPages(TestReader reader, int pages) {
    reader.page.waitForFunction(
        """
        pages => new Set(performance.getEntriesByType('resource').map(({name}) => name)
            .filter((name) => name.includes('/pages/'))).size >= pages
        """,
        pages);
  }

  /// What there is on the screen.
  private static List<Object> screen(TestReader reader) {
    return List.of(
        reader.page.inputValue("#page"),
        reader.page.locator("dialog[open]").count(),
        reader.page.evaluate(
            "document.activeElement.tagName + document.activeElement.getAttribute('aria-label')"),
        reader.page.evaluate("document.documentElement.className.replace('quiet', '').trim()"),
        reader.page.evaluate("document.querySelector('#stage').scrollLeft"),
        reader.page.locator(".sheet:visible").count());
  }

  /// All but the first page come only when the test lets them.
  private static List<Route> holdPages(TestReader reader) {
    var held = new ArrayList<Route>();
    reader.page.route(LATER_PAGES, held::add);
    return held;
  }

  private static void letCome(TestReader reader, List<Route> held) {
    reader.page.unroute(LATER_PAGES);
    held.forEach(Route::resume);
  }

  private static void fail(Route route, int status) {
    route.fulfill(new Route.FulfillOptions().setStatus(status));
  }
}
