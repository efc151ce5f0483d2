package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// The way back to the shop that sold the score.
@Tag("browser")
class BackToShopBrowserTest {
  private static final String ADDRESS = "https://shop.example/music?from=reader";
  private static final byte[] SCORE = TestScore.of(3).bytes();

  private static TestDelivery shop;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    browser = TestBrowser.start();
    shop.hasShop(ADDRESS);
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void it_is_in_the_menu(Screen screen) {
    try (var reader = open(screen, shop.view(shop.sell("Menu", SCORE)))) {
      reader.press("v");
      var back = back(reader, "dialog");
      back.scrollIntoViewIfNeeded();
      reader.page.screenshot(TestBrowser.shot("back-menu-" + screen));
      Axe.findsNothingSerious(reader.page);
      leads(back, reader.page);
      assertThat(reader.problems).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void who_turns_beyond_the_last_page_is_offered_it(Screen screen) {
    try (var reader = open(screen, shop.view(shop.sell("End", SCORE)))) {
      assertThat(back(reader, "#shop").isVisible()).isFalse();
      reader.press("End");
      reader.sees(screen.width > 1000 ? "2–3" : "3");
      if (screen.touched) {
        reader.page.waitForCondition(reader::isQuiet);
        reader.swipe(300, 120, 500);
      } else {
        reader.press("ArrowRight");
      }
      reader.page.waitForCondition(() -> !reader.isQuiet());
      var back = back(reader, "#shop");
      back.waitFor();
      var box = back.boundingBox();
      assertThat(box.height).isGreaterThanOrEqualTo(44);
      if (screen.touched) {
        var sheet = reader.page.locator(".sheet:visible").first().boundingBox();
        assertThat(sheet.y + sheet.height).isLessThanOrEqualTo(box.y + 1);
      }
      reader.page.screenshot(TestBrowser.shot("back-end-" + screen));
      Axe.findsNothingSerious(reader.page);
      leads(back, reader.page);
      assertThat(reader.problems).isEmpty();
    }
  }

  @Test
  void it_is_at_the_end_of_a_scroll() {
    try (var reader = new TestReader(browser, Screen.PHONE.device().setViewportSize(844, 390))) {
      reader.open(shop.view(shop.sell("Scrolled", SCORE)));
      assertThat(reader.layout()).isEqualTo("scroll");
      reader.page.evaluate("document.querySelector('#stage').scrollTo(0, 99999)");
      reader.page.waitForCondition(reader::isQuiet);
      reader.press("PageDown");
      reader.page.waitForCondition(() -> !reader.isQuiet());
      var back = back(reader, "#shop");
      back.waitFor();
      reader.page.screenshot(TestBrowser.shot("back-scroll"));
      leads(back, reader.page);
    }
  }

  @Test
  void it_goes_away_with_the_last_page() {
    try (var reader = open(Screen.TABLET, shop.view(shop.sell("Away", SCORE)))) {
      reader.press("End");
      reader.sees("3");
      reader.press("ArrowLeft");
      reader.sees("2");
      reader.press("Escape");
      reader.page.waitForCondition(() -> !reader.isQuiet());

      assertThat(back(reader, "#shop").isVisible()).isFalse();
    }
  }

  @Test
  void it_is_offered_while_the_link_expires() {
    try (var reader = new TestReader(browser, Screen.PHONE.device())) {
      reader.page.addInitScript(
          "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})");
      reader.open(shop.view(shop.sell("Expiring", TestScore.of(8).bytes())));
      reader.sees("1");
      shop.pass(TestDelivery.LIFETIME.multipliedBy(3));
      reader.press("End");

      var back = back(reader, ".notice");
      back.waitFor();
      reader.page.screenshot(TestBrowser.shot("back-notice"));
      leads(back, reader.page);
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_is_on_the_page_of_an_end(Screen screen) {
    var line = shop.sell("Returned", SCORE);
    var link = shop.view(line);
    shop.cancel(line);
    try (var end = new TestReader(browser, screen.device())) {
      end.page.navigate(link.toString());
      end.page.screenshot(TestBrowser.shot("back-cancelled-" + screen));
      Axe.findsNothingSerious(end.page);
      leads(back(end, "main"), end.page);
    }
  }

  @Test
  void it_leads_out_of_the_frame_that_the_shop_shows_the_score_in() {
    try (var site = TestSite.start()) {
      shop.allowFrames(site.origin());
      for (var inMenu : new boolean[] {true, false}) {
        try (var reader = new TestReader(browser, Screen.DESKTOP.device())) {
          var line = shop.sell("Framed", SCORE);
          var link = shop.view(line);
          if (!inMenu) {
            shop.cancel(line);
          }
          reader.page.navigate(site.origin() + "/?" + link);
          var frame = reader.page.frameLocator("iframe");
          if (inMenu) {
            frame.locator("#turns").waitFor();
            frame.locator("#stage").press("v");
          }
          var back = frame.locator(inMenu ? "dialog a" : "main a");
          back.waitFor();
          leads(back, reader.page);
        }
      }
    }
  }

  @Test
  void without_a_script_it_stands_below_the_last_page() {
    try (var reader = new TestReader(browser, Screen.PHONE.device().setJavaScriptEnabled(false))) {
      reader.page.navigate(shop.view(shop.sell("Plain", SCORE)).toString());
      var back = back(reader, "#stage");
      var box = back.boundingBox();
      for (var image : reader.page.locator("#stage img").all()) {
        assertThat(image.boundingBox().y).isLessThan(box.y);
      }
      leads(back, reader.page);
    }
  }

  @Test
  void a_long_name_is_cut_and_moves_nothing_off_the_screen() {
    try (var reader = open(Screen.PHONE, shop.view(shop.sell("Long", SCORE)))) {
      reader.press("End");
      reader.sees("3");
      reader.press("Escape");
      back(reader, "#shop").waitFor();
      reader.page.evaluate(
          "() => document.querySelector('#shop a').textContent = 'Back to ' + 'Shop '.repeat(20)");
      var box = reader.page.locator("#shop").boundingBox();
      assertThat(box.x).isGreaterThanOrEqualTo(0);
      assertThat(box.x + box.width).isLessThanOrEqualTo(390);
      assertThat(box.height).isLessThan(60);
    }
  }

  @Test
  void a_shop_that_is_nowhere_is_not_offered() {
    shop.hasNoShop();
    try (var reader = open(Screen.TABLET, shop.view(shop.sell("Nowhere", SCORE)))) {
      reader.press("End");
      reader.sees("3");
      reader.press("v");
      reader.page.waitForSelector("dialog[open]");

      assertThat(reader.page.locator("a").count()).isZero();
      assertThat(reader.page.locator("#shop").isVisible()).isFalse();
    } finally {
      shop.hasShop(ADDRESS);
    }
  }

  private static TestReader open(Screen screen, URI link) {
    var reader = TestReader.on(browser, screen, link);
    reader.sees("1");
    return reader;
  }

  private static Locator back(TestReader reader, String inside) {
    return reader
        .page
        .locator(inside)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Back to First Shop"));
  }

  /// Follows the link: the shop takes the whole window, and is told nothing of where it came from.
  private static void leads(Locator back, Page page) {
    var referrers = new StringBuilder();
    page.route(
        "https://shop.example/**",
        route -> {
          referrers.append(route.request().headers().getOrDefault("referer", "none"));
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType("text/html")
                  .setBody("<!doctype html><link rel='icon' href='data:,'><h1>The shop</h1>"));
        });
    assertThat(back.getAttribute("rel")).isEqualTo("noopener");
    back.click();
    page.waitForURL(ADDRESS);
    assertThat(page.locator("h1").textContent()).isEqualTo("The shop");
    assertThat(referrers.toString()).isEqualTo("none");
    assertThat((boolean) page.evaluate("window.opener === null")).isTrue();
  }
}
