package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// Turns to pages that are slow to come, by taps of somebody who has no patience: from the fourth
/// on, pages come only when the test lets them.
@Tag("browser")
class MissingPagesBrowserTest {
  private static TestDelivery shop;
  private static TestBrowser browser;
  private static URI link;

  private final List<Route> held = new ArrayList<>();
  private TestReader reader;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    link = shop.view(shop.sell("Slow", TestScore.of(8).bytes()));
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @BeforeEach
  void open() {
    reader = new TestReader(browser, Screen.TABLET.device());
    reader.page.route(
        "**/pages/*",
        route -> {
          if (route.request().url().matches(".*/pages/[4-8]")) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    reader.open(link);
    for (var page : List.of("2", "3")) {
      tapRight();
      reader.sees(page);
    }
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void impatient_taps_turn_one_page() {
    for (int i = 0; i < 5; i++) {
      tapRight();
    }
    letCome();

    reader.sees("4");
    reader.page.waitForTimeout(500);
    reader.sees("4");
    tapRight();
    reader.sees("5");
  }

  @Test
  void a_tap_that_was_on_its_way_when_the_page_came_turns_nothing() {
    tapRight();
    tapRight();
    tapWhenSeen("4");
    letCome();

    reader.sees("4");
    reader.page.waitForFunction("() => window.tapped");
    reader.page.waitForTimeout(300);
    reader.sees("4");
  }

  @Test
  void who_has_waited_turns_on_as_soon_as_the_page_has_come() {
    tapRight();
    tapWhenSeen("4");
    letCome();

    reader.sees("5");
  }

  @Test
  void the_last_direction_wins() {
    tapRight();
    tapRight();
    tapLeft();
    reader.sees("2");
    letCome();

    reader.page.waitForTimeout(500);
    reader.sees("2");
  }

  @Test
  void quick_taps_turn_as_many_pages_as_are_there_and_wait_for_one_more() {
    reader.press("Home");
    reader.sees("1");
    reader.page.evaluate(
        """
        () => {
          for (let i = 0; i < 6; i++) {
            document.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown'}));
          }
        }
        """);

    reader.sees("3");
    waitsFor(4);
    letCome();
    reader.sees("4");
    reader.page.waitForTimeout(500);
    reader.sees("4");
  }

  @Test
  void who_turns_sees_that_a_page_is_on_its_way_though_the_controls_are_away() {
    reader.page.waitForCondition(reader::isQuiet);
    assertThat(reader.page.locator(".coming-page").isVisible()).isFalse();
    tapRight();

    waitsFor(4);
    assertThat(reader.page.locator(".said").textContent()).isEqualTo("Page 4 is on its way");
    assertThat(reader.isQuiet()).isTrue();
    reader.page.screenshot(TestBrowser.shot("reader-page-on-its-way"));
    letCome();
    reader.sees("4");
    assertThat(reader.page.locator(".coming-page").isVisible()).isFalse();
    assertThat(reader.page.locator(".said").textContent()).isEqualTo("Page 4 of 8");
  }

  @Test
  void who_gives_a_turn_up_is_told_no_more_of_it() {
    tapRight();
    waitsFor(4);
    tapLeft();
    reader.sees("2");

    assertThat(reader.page.locator(".coming-page").isVisible()).isFalse();
  }

  private void waitsFor(int page) {
    reader.page.waitForCondition(() ->
        reader
            .page
            .locator(".coming-page")
            .textContent()
            .equals("Page " + page + " is on its way"));
    assertThat(reader.page.locator(".coming-page").isVisible()).isTrue();
  }

  private void tapRight() {
    reader.page.touchscreen().tap(760, 700);
  }

  private void tapLeft() {
    reader.page.touchscreen().tap(60, 700);
  }

  /// Taps again in the moment in which a page is seen.
  private void tapWhenSeen(String page) {
    reader.page.evaluate(
        """
        page => new MutationObserver((_, watch) => {
          if (document.querySelector('#page').value === page) {
            watch.disconnect();
            document.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown'}));
            window.tapped = true;
          }
        }).observe(document.querySelector('.said'), {childList: true})
        """,
        page);
  }

  private void letCome() {
    reader.page.unroute("**/pages/*");
    held.forEach(Route::resume);
  }
}
