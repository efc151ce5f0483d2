package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
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

/// What a buyer sees. Leaves screenshots in `target/screenshots`, for people to look at.
@Tag("browser")
class ReaderPageBrowserTest {
  private static final byte[] SCORE = TestScore.of(3).landscape().rotated(90).coloured().bytes();
  private static final String LONG_TITLE =
      "Sonata quasi una Fantasia Donaudampfschifffahrtsgesellschaftskapitänswitwenrente";

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

  @ParameterizedTest
  @CsvSource({"320, 568, LIGHT", "390, 844, DARK", "1440, 900, LIGHT"})
  void every_page_is_seen_on_a_phone_and_on_a_desk(int width, int height, ColorScheme scheme) {
    var line = shop.sell(LONG_TITLE, SCORE);
    var problems = new ArrayList<String>();
    try (var page = browser.open(width, height, scheme, problems)) {
      page.navigate(shop.view(line).toString());
      page.waitForSelector("#turns");
      for (int turn = 1; !shown(page).endsWith("6"); turn++) {
        page.screenshot(TestBrowser.shot("view-" + width + "-" + turn));
        var before = shown(page);
        page.keyboard().press("ArrowRight");
        page.waitForFunction("before => document.querySelector('#page').value !== before", before);
      }

      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(width);
      assertThat(problems).isEmpty();
    }
    assertThat(shop.deliveries(line)).containsExactly("view");
  }

  @Test
  void a_buyer_whose_purchase_was_cancelled_is_told_so() {
    var line = shop.sell("Returned", SCORE);
    var link = shop.view(line);
    shop.cancel(line);
    var problems = new ArrayList<String>();
    try (var page = browser.open(390, 844, ColorScheme.DARK, problems)) {
      page.navigate(link.toString());

      assertThat(page.locator("h1").textContent()).isEqualTo("This purchase was cancelled");
      assertThat(problems).allMatch(problem -> problem.contains("410"));
      page.screenshot(TestBrowser.shot("cancelled"));
    }
  }

  private static String shown(Page page) {
    return page.inputValue("#page");
  }
}
