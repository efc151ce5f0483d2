package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// Live notation on its way: slow, in part or not at all. There is always a way back to the pages.
@Tag("browser")
@Tag("notation")
class NotationLoadingBrowserTest {
  private static TestDelivery shop;
  private static TestBrowser browser;

  private NotationPage notation;

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

  @BeforeEach
  void open() throws IOException {
    var score = TestScore.of(4).bytes();
    var line = shop.sellWithMusic("Late", score, TestMusic.sample("minuet-in-g"));
    notation = NotationPage.at(browser, shop.view(line));
  }

  @AfterEach
  void close() {
    notation.close();
  }

  @Test
  void a_library_that_fails_before_the_music_has_come_is_told() {
    notation.page.route("**/worker.js", NotationLoadingBrowserTest::isNotThere);
    notation.page.route(
        "**/music",
        route -> {
          notation.page.waitForTimeout(1500);
          route.resume();
        });

    notation.opened();

    assertThat(notation.page.locator(".notation-message p").textContent())
        .contains("could not start live notation");
    notation.page.keyboard().press("Enter");
    leavesThePages();
  }

  @Test
  void what_is_gone_from_the_server_is_told_over_the_pages() {
    notation.page.route("**/notation.js", NotationLoadingBrowserTest::isNotThere);

    notation.button().click();

    notation.page.locator(".notice p").waitFor();
    leavesThePages();
  }

  @Test
  void two_clicks_open_it_once() {
    notation.button().dblclick();
    notation.ready();

    assertThat(notation.page.locator(".notation").count()).isEqualTo(1);
    assertThat(notation.requests.stream().filter(url -> url.endsWith("/music")).count()).isOne();
    notation.page.locator(".notation-back").click();
    leavesThePages();
  }

  @Test
  void while_it_loads_there_is_a_way_back_and_it_can_be_opened_again() {
    var held = new ArrayList<Route>();
    notation.page.route("**/notation.js", held::add);
    notation.button().click();
    notation.page.waitForCondition(() -> held.size() == 1);
    notation.page.locator(".coming button").waitFor();
    assertThat(notation.page.evaluate("document.activeElement.textContent"))
        .isEqualTo("Engraved pages");
    Axe.findsNothingSerious(notation.page);
    notation.page.keyboard().press("Escape");
    leavesThePages();
    held.getFirst().resume();

    notation.opened();
    assertThat(notation.page.locator(".notation").count()).isEqualTo(1);
    assertThat(notation.problems).isEmpty();
  }

  @Test
  void everything_has_a_name_before_its_styles_and_the_music_have_come() {
    var held = new ArrayList<Route>();
    notation.page.route("**/notation.css", held::add);
    notation.page.route("**/music", held::add);
    notation.button().click();
    notation.page.locator(".notation-bar").waitFor();

    Axe.findsNothingSerious(notation.page);

    notation.page.waitForCondition(() -> held.size() == 2);
    held.forEach(Route::resume);
    notation.ready();
  }

  @Test
  void escape_leaves_and_the_focus_goes_back_to_where_it_was() {
    notation.opened();
    assertThat(focused()).isEqualTo("notation-scroller");

    notation.page.keyboard().press("Escape");

    leavesThePages();
    assertThat(notation.page.evaluate("document.activeElement.ariaLabel"))
        .isEqualTo("Live notation");
    assertThat(notation.problems).isEmpty();
  }

  @Test
  void the_keyboard_goes_on_where_the_music_is_when_it_comes_at_last() {
    notation.page.route("**/music", Route::abort);
    notation.opened();
    notation.page.unroute("**/music");

    notation.page.keyboard().press("Enter");

    notation.page.locator("g.note").first().waitFor();
    assertThat(focused()).isEqualTo("notation-scroller");
  }

  private void leavesThePages() {
    notation.page.waitForCondition(() -> notation.page.locator(".notation").count() == 0);
    notation.page.keyboard().press("End");
    notation.until("document.querySelector('#page').value === '4'");
    notation.page.keyboard().press("Home");
    notation.until("document.querySelector('#page').value === '1'");
  }

  private Object focused() {
    return notation.page.evaluate("document.activeElement.className");
  }

  private static void isNotThere(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(404));
  }
}
