package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// What the reader fetches after the first page, and what becomes of that when it doesn't come: the
/// program may have been renewed since the page was opened, and have none of its files.
@Tag("browser")
class FetchedLaterBrowserTest {
  private static TestDelivery shop;
  private static TestBrowser browser;
  private static URI link;
  private static URI folio;

  private final List<String> asked = new ArrayList<>();
  private TestReader reader;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    link = shop.view(shop.sell("Étude", TestScore.of(4).bytes()));
    folio = shop.view(shop.sell("Forty études", TestScore.of(40).bytes()));
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @BeforeEach
  void open() {
    reader = new TestReader(browser, Screen.TABLET.device());
    reader.page.onRequest(request -> asked.add(request.url().replaceAll(".*/", "")));
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @ParameterizedTest
  @CsvSource({"v, view.js", "t, overview.js", "v, dialogs.css"})
  void what_does_not_come_is_told_and_the_pages_turn_on(String key, String file) {
    reader.page.route("**/" + file, FetchedLaterBrowserTest::isNotThere);
    reader.open(link);
    reader.sees("1");

    reader.press(key);

    var notice = reader.page.getByRole(AriaRole.ALERT);
    notice.locator("p").waitFor();
    assertThat(notice.textContent()).contains("couldn’t be loaded");
    Axe.findsNothingSerious(reader.page);
    reader.press("ArrowRight");
    reader.sees("2");
    reader.page.unroute("**/" + file);
    reader.page.getByText("Reload", new Page.GetByTextOptions().setExact(true)).click();
    reader.page.waitForSelector("#turns");
    reader.sees("2");
    reader.press(key);
    reader.page.waitForSelector("dialog[open]");
  }

  @ParameterizedTest
  @EnumSource
  void without_the_reader_all_pages_stand_one_under_the_other(Screen screen) {
    try (var plain = new TestReader(browser, screen.device())) {
      plain.page.route("**/start.js", FetchedLaterBrowserTest::isNotThere);
      plain.page.navigate(link.toString());
      plain.page.waitForFunction("() => document.querySelectorAll('#stage img').length === 4");

      for (var image : plain.page.locator("#stage img").all()) {
        image.scrollIntoViewIfNeeded();
        plain.page.waitForFunction("image => image.naturalWidth > 0", image.elementHandle(), null);
        var box = image.boundingBox();
        assertThat(box.width).isEqualTo(Math.min(screen.width, 960));
        assertThat(box.height).isGreaterThan(500);
      }
      assertThat(plain.page.locator("#stage img").last().getAttribute("alt"))
          .isEqualTo("Page 4 of 4");
    }
  }

  @Test
  void two_clicks_open_one_dialog() {
    reader.open(link);
    reader.page.getByLabel("View", new Page.GetByLabelOptions().setExact(true)).dblclick();
    reader.page.waitForSelector("dialog[open]");
    reader.page.waitForTimeout(300);

    assertThat(reader.page.locator("dialog").count()).isEqualTo(1);
    assertThat(reader.page.locator("link[href$='dialogs.css']").count()).isEqualTo(1);
  }

  @Test
  void a_key_that_is_held_down_opens_one_dialog_and_changes_a_habit_once() {
    reader.open(link);
    reader.sees("1");
    for (int i = 0; i < 4; i++) {
      reader.page.keyboard().down("t");
    }
    reader.page.keyboard().up("t");
    reader.page.waitForSelector("dialog[open]");
    assertThat(reader.page.locator("dialog").count()).isEqualTo(1);
    reader.press("Escape");
    reader.page.waitForCondition(() -> reader.page.locator("dialog").count() == 0);

    reader.page.keyboard().down("h");
    reader.page.keyboard().down("h");
    reader.page.keyboard().up("h");
    reader.press("ArrowRight");
    reader.sees("1–2");

    var fitting = reader.pageWidth();
    reader.page.keyboard().down("+");
    reader.page.keyboard().down("+");
    reader.page.keyboard().up("+");
    assertThat(reader.pageWidth()).isGreaterThan(1.5 * fitting);
  }

  @Test
  void of_a_folio_that_is_only_looked_at_the_first_pages_are_fetched() {
    reader.page.clock().install();
    reader.open(folio);
    reader.sees("1");
    reader.page.clock().runFor(5_000);
    reader.page.waitForCondition(() -> asked.contains("10"));
    reader.page.clock().runFor(5_000);
    reader.page.waitForTimeout(500);
    assertThat(asked).doesNotContain("11", "40");

    reader.page.clock().runFor(40_000);
    reader.page.waitForCondition(() -> runsOn("40"));
    assertThat(asked.indexOf("11")).isLessThan(asked.indexOf("40"));
  }

  @Test
  void a_turn_says_that_the_whole_folio_is_wanted() {
    reader.open(folio);
    reader.sees("1");
    reader.press("ArrowRight");
    reader.sees("2");

    reader.page.waitForCondition(() -> asked.contains("40"));
    assertThat(asked.indexOf("12")).isLessThan(asked.indexOf("40"));
  }

  @Test
  void the_dialogs_are_there_before_they_are_asked_for() {
    reader.page.clock().install();
    reader.open(link);
    reader.sees("1");
    assertThat(asked).doesNotContain("view.js");

    reader.page.clock().runFor(11_000);

    reader.page.waitForCondition(
        () -> asked.containsAll(List.of("dialog.js", "dialogs.css", "overview.js", "view.js")));
    assertThat(reader.problems).isEmpty();
  }

  /// Lets the clock run while that page hasn't been asked for.
  private boolean runsOn(String page) {
    reader.page.clock().runFor(100);
    return asked.contains(page);
  }

  private static void isNotThere(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(404));
  }
}
