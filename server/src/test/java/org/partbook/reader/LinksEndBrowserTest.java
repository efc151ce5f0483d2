package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.testing.TestBrowser;

/// What a musician sees whose link ends, or whose net goes away, while they play. The browser saves
/// data here, so that it has no more pages than the next turns need.
@Tag("browser")
class LinksEndBrowserTest {
  private static final byte[] SCORE = TestScore.of(8).bytes();

  /// Pages whose pictures have come.
  private final Set<String> arrived = new HashSet<>();

  private static TestDelivery shop;
  private TestBrowser browser;
  private TestReader reader;

  @BeforeAll
  static void openShop() {
    shop = TestDelivery.start();
  }

  @AfterAll
  static void closeShop() {
    shop.close();
  }

  @BeforeEach
  void open() throws Exception {
    browser = TestBrowser.start();
    reader = saving(Screen.TABLET);
  }

  private TestReader saving(Screen screen) {
    var opened = new TestReader(browser, screen.device());
    opened.page.addInitScript(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})");
    opened.page.onRequestFinished(request -> {
      if (request.url().contains("/pages/")) {
        arrived.add(request.url().replaceAll(".*/", ""));
      }
    });
    return opened;
  }

  @AfterEach
  void close() {
    reader.close();
    browser.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_link_that_expires_leaves_the_pages_that_are_there_and_says_why_no_more_come(
      Screen screen) {
    var last = screen.width > 1000 ? "2–3" : "3";
    reader.close();
    reader = saving(screen);
    reader.open(shop.view(shop.sell("Expiring", SCORE)));
    reader.sees("1");
    hasWhatTheNextTurnsNeed();
    shop.pass(TestDelivery.LIFETIME.multipliedBy(3));

    reader.watchForBlanks();
    if (screen.width < 1000) {
      reader.press("ArrowRight");
      reader.sees("2");
    }
    reader.press("ArrowRight");
    reader.sees(last);
    reader.press("End");
    assertThat(notice()).contains("This link has expired").contains("stay here");
    reader.page.screenshot(TestBrowser.shot("reader-expired-" + screen));
    Axe.findsNothingSerious(reader.page);
    reader.sees(last);
    reader.press("Home");
    reader.sees("1");
    assertThat(reader.blanks()).isZero();

    reader.page.reload();
    assertThat(reader.page.locator("h1").textContent()).isEqualTo("This link has expired");
    Axe.findsNothingSerious(reader.page);
  }

  @ParameterizedTest
  @EnumSource
  void each_end_has_a_page_that_says_what_to_do(Screen screen) {
    var expired = shop.view(shop.sell("Secret title", SCORE));
    shop.pass(TestDelivery.LIFETIME.multipliedBy(3));
    var cancelled = shop.sell("Secret title", SCORE);
    var preparing = shop.sell("Secret title", SCORE);
    var returned = shop.view(cancelled);
    var early = shop.view(preparing);
    shop.cancel(cancelled);
    shop.retry(preparing);
    var unknown = early.toString().replaceAll("....$", "AAAA");

    ends(screen, expired, 410, "This link has expired", "The shop where you bought the score");
    ends(screen, returned, 410, "This purchase was cancelled", "ask the shop");
    ends(screen, early, 503, "Your score is being prepared", "try this link again");
    ends(screen, URI.create(unknown), 404, "There is nothing here", "Copy the whole link");
  }

  private void ends(Screen screen, URI link, int status, String heading, String advice) {
    try (var end = new TestReader(browser, screen.device())) {
      var reply = Objects.requireNonNull(end.page.navigate(link.toString()));
      assertThat(reply.status()).isEqualTo(status);
      assertThat(end.page.locator("h1").textContent()).isEqualTo(heading);
      assertThat(end.page.locator("body").textContent())
          .contains(advice)
          .doesNotContain("Secret title");
      assertThat((int) end.page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(screen.width);
      end.page.screenshot(TestBrowser.shot("end-" + status + "-" + screen));
      Axe.findsNothingSerious(end.page);
    }
  }

  @Test
  void a_page_that_is_lost_is_asked_for_once_each_time_that_it_is_wanted() {
    reader.open(shop.view(shop.sell("Lost", SCORE)));
    reader.sees("1");
    hasWhatTheNextTurnsNeed();
    shop.pass(TestDelivery.LIFETIME.multipliedBy(3));
    reader.press("End");
    assertThat(notice()).contains("This link has expired");
    var asked = new ArrayList<String>();
    reader.page.onRequest(
        request -> asked.add(request.method() + request.url().replaceAll(".*/", " ")));

    reader.press("End");
    reader.page.waitForCondition(() -> asked.size() >= 3);
    reader.page.waitForTimeout(300);

    assertThat(asked).containsExactly("GET 8", "HEAD 8", "GET 8");
  }

  @Test
  void one_page_that_comes_does_not_hide_that_another_is_missing() {
    reader.open(shop.view(shop.sell("Slow", SCORE)));
    reader.sees("1");
    hasWhatTheNextTurnsNeed();
    reader.page.route(
        "**/pages/8", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    reader.press("End");
    assertThat(notice()).contains("slow to arrive");
    reader.page.evaluate(
        """
        () => {
          window.emptied = 0;
          const notice = document.querySelector('.notice');
          new MutationObserver(() => window.emptied += notice.hasChildNodes() ? 0 : 1)
              .observe(notice, {childList: true});
        }
        """);

    reader.press("g");
    reader.page.keyboard().type("5");
    reader.press("Enter");
    reader.sees("5");
    reader.page.getByText("Try again").click();
    reader.page.waitForTimeout(500);
    assertThat((int) reader.page.evaluate("window.emptied")).isZero();

    reader.page.unroute("**/pages/8");
    reader.page.waitForCondition(() -> reader.page.locator(".notice p").count() == 0);
  }

  @Test
  void a_purchase_that_is_cancelled_is_told_as_that() {
    var line = shop.sell("Cancelled", SCORE);
    reader.open(shop.view(line));
    reader.sees("1");
    hasWhatTheNextTurnsNeed();
    shop.revoke(line);

    reader.press("End");

    assertThat(notice()).contains("This purchase was cancelled");
    reader.sees("1");
  }

  @Test
  void pages_follow_by_themselves_when_the_net_is_back() {
    reader.open(shop.view(shop.sell("Offline", SCORE)));
    reader.sees("1");
    hasWhatTheNextTurnsNeed();
    reader.page.context().setOffline(true);

    reader.press("ArrowRight");
    reader.sees("2");
    reader.press("End");
    assertThat(notice()).contains("You are offline");
    reader.sees("2");
    reader.page.context().setOffline(false);

    reader.sees("8");
    reader.page.waitForCondition(() -> reader.page.locator(".notice p").count() == 0);
  }

  @Test
  void a_server_that_is_busy_is_asked_again() {
    reader.open(shop.view(shop.sell("Busy", SCORE)));
    reader.sees("1");
    hasWhatTheNextTurnsNeed();
    reader.page.route(
        "**/pages/8", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));

    reader.press("End");
    assertThat(notice()).contains("slow to arrive");
    reader.page.unroute("**/pages/8");
    reader.page.getByText("Try again").click();

    reader.sees("8");
  }

  /// Pages 2 and 3, and no more: the browser saves data.
  private void hasWhatTheNextTurnsNeed() {
    reader.page.waitForCondition(() -> arrived.containsAll(List.of("1", "2", "3")));
  }

  private String notice() {
    var notice = reader.page.getByRole(AriaRole.ALERT);
    notice.locator("p").waitFor();
    return notice.textContent();
  }
}
