package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpHeaders;
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

/// The reader in other people's web sites.
@Tag("browser")
class FrameBrowserTest {
  private static final byte[] SCORE = TestScore.of(3).bytes();

  private static TestDelivery shop;
  private static TestSite allowed;
  private static TestSite forbidden;
  private static TestBrowser browser;

  private final List<String> problems = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    shop = TestDelivery.start();
    allowed = TestSite.start();
    forbidden = TestSite.start();
    browser = TestBrowser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    forbidden.close();
    allowed.close();
    shop.close();
  }

  @BeforeEach
  void open() {
    shop.allowFrames(allowed.origin());
    page = browser.open(900, 700, ColorScheme.LIGHT, problems);
    page.addInitScript(TestReader.CONTROLS_STAY);
  }

  @AfterEach
  void leave() {
    page.close();
  }

  @Test
  void the_vendors_own_site_may_show_the_score() {
    var line = shop.sell("Framed", SCORE);

    var frame = show(allowed, shop.view(line));

    frame.locator("img").first().waitFor();
    assertThat(frame.locator("h1").textContent()).isEqualTo("Framed");
    assertThat(problems).isEmpty();
    assertThat(shop.deliveries(line)).containsExactly("view");
    page.screenshot(TestBrowser.shot("framed"));
  }

  @Test
  void a_frame_that_may_do_nothing_of_its_own_shows_and_turns_all_the_same() {
    try (var strict = TestSite.start("fullscreen 'none'; screen-wake-lock 'none'")) {
      shop.allowFrames(strict.origin());

      var frame = show(strict, shop.view(shop.sell("Held tight", SCORE)));

      frame.getByLabel("Full screen").click();
      page.waitForCondition(() -> frame.locator("html.quiet").count() == 1);
      frame.locator("#stage").press("ArrowRight");
      frame.locator(".sheet[data-page='2'] img").waitFor();
      frame.locator("#stage").press("Escape");
      page.waitForCondition(() -> frame.locator("html.quiet").count() == 0);
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void any_other_site_shows_nothing_and_nothing_is_delivered() {
    var line = shop.sell("Stolen", SCORE);

    var frame = show(forbidden, shop.view(line));

    assertThat(frame.locator("body").textContent()).doesNotContain("Stolen");
    page.waitForCondition(
        () -> problems.stream().anyMatch(problem -> problem.contains("frame-ancestors")));
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void a_site_that_is_not_allowed_any_more_shows_nothing() {
    var line = shop.sell("No more", SCORE);
    shop.allowFrames();

    assertThat(show(allowed, shop.view(line)).locator("body").textContent())
        .doesNotContain("No more");
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void the_end_of_a_link_is_told_in_the_frame_too() {
    var line = shop.sell("Returned", SCORE);
    var link = shop.view(line);
    shop.cancel(line);

    var frame = show(allowed, link);

    assertThat(frame.locator("h1").textContent()).isEqualTo("This purchase was cancelled");
  }

  @Test
  void a_download_is_never_framed() {
    var line = shop.sell("Kept", SCORE);
    var download = shop.download(line);

    assertThat(header(TestDelivery.get(shop.view(line)).headers()))
        .contains("frame-ancestors " + allowed.origin());
    shop.cancel(line);
    var gone = TestDelivery.get(download, "Accept", "text/html");
    assertThat(header(gone.headers())).contains("frame-ancestors 'none'");
  }

  private FrameLocator show(TestSite site, URI link) {
    page.navigate(site.origin() + "/?" + link);
    page.waitForLoadState();
    return page.frameLocator("iframe");
  }

  private static String header(HttpHeaders headers) {
    return headers.firstValue("Content-Security-Policy").orElse("");
  }
}
