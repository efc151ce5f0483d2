package org.partbook.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;

/// What a buyer sees. Leaves screenshots in `target/screenshots`, for people to look at.
@Tag("browser")
class ViewBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final byte[] SCORE = TestScore.of(3).landscape().rotated(90).coloured().bytes();
  private static final String LONG_TITLE =
      "Sonata quasi una Fantasia Donaudampfschifffahrtsgesellschaftskapitänswitwenrente";

  private static TestDelivery shop;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(SCREENSHOTS);
    shop = TestDelivery.start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("partbook.chromium", "/usr/bin/chromium")))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({"320, 568, LIGHT", "390, 844, DARK", "1440, 900, LIGHT"})
  void every_page_is_seen_on_a_phone_and_on_a_desk(int width, int height, ColorScheme scheme) {
    var line = shop.sell(LONG_TITLE, SCORE);
    var problems = new ArrayList<String>();
    try (var page = open(width, height, scheme, problems)) {
      page.navigate(shop.view(line).toString());
      for (var image : page.locator("img").all()) {
        image.scrollIntoViewIfNeeded();
        page.waitForFunction(
            "n => document.images[n - 1].naturalWidth > 0", numberOf(image.getAttribute("alt")));
      }

      assertThat(page.locator("img").count()).isEqualTo(6);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(width);
      assertThat(problems).isEmpty();
      page.evaluate("scrollTo(0, 0)");
      page.screenshot(shot("view-" + width));
    }
    assertThat(shop.deliveries(line)).containsExactly("view");
  }

  @Test
  void a_buyer_whose_purchase_was_cancelled_is_told_so() {
    var line = shop.sell("Returned", SCORE);
    var link = shop.view(line);
    shop.cancel(line);
    var problems = new ArrayList<String>();
    try (var page = open(390, 844, ColorScheme.DARK, problems)) {
      page.navigate(link.toString());

      assertThat(page.locator("h1").textContent()).isEqualTo("This purchase was cancelled");
      assertThat(problems).allMatch(problem -> problem.contains("410"));
      page.screenshot(shot("cancelled"));
    }
  }

  private static Page open(int width, int height, ColorScheme scheme, List<String> problems) {
    var page =
        browser.newPage(
            new Browser.NewPageOptions().setViewportSize(width, height).setColorScheme(scheme));
    page.onConsoleMessage(message -> problems.add(message.type() + ": " + message.text()));
    page.onPageError(problems::add);
    return page;
  }

  private static int numberOf(String alt) {
    return Integer.parseInt(alt.replaceAll("page (\\d+) of \\d+", "$1"));
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png"));
  }
}
