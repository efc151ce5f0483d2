package org.partbook.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.TestBrowser;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;

/// What a musician sees whose link ends, or whose net goes away, while they play. The browser saves
/// data here, so that it has no more pages than the next turns need.
@Tag("browser")
class LinksEndBrowserTest {
  private static final byte[] SCORE = TestScore.of(8).bytes();

  private final TestDelivery shop = TestDelivery.start();
  private TestBrowser browser;
  private TestReader reader;

  @BeforeEach
  void open() throws Exception {
    browser = TestBrowser.start();
    reader = new TestReader(browser, Screen.TABLET.device());
    reader.page.addInitScript(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})");
  }

  @AfterEach
  void close() {
    reader.close();
    browser.close();
    shop.close();
  }

  @Test
  void a_link_that_expires_leaves_the_pages_that_are_there_and_says_why_no_more_come() {
    reader.open(shop.view(shop.sell("Expiring", SCORE)));
    reader.sees("1");
    reader.page.waitForTimeout(800);
    shop.pass(TestDelivery.LIFETIME.multipliedBy(3));

    reader.watchForBlanks();
    reader.press("ArrowRight");
    reader.sees("2");
    reader.press("ArrowRight");
    reader.sees("3");
    reader.press("ArrowRight");
    assertThat(notice()).contains("This link has expired").contains("stay here");
    reader.page.screenshot(TestBrowser.shot("reader-expired"));
    Axe.findsNothingSerious(reader.page);
    reader.sees("3");
    reader.press("Home");
    reader.sees("1");
    assertThat(reader.blanks()).isZero();

    reader.page.reload();
    assertThat(reader.page.locator("h1").textContent()).isEqualTo("This link has expired");
  }

  @Test
  void a_purchase_that_is_cancelled_is_told_as_that() {
    var line = shop.sell("Cancelled", SCORE);
    reader.open(shop.view(line));
    reader.sees("1");
    reader.page.waitForTimeout(800);
    shop.revoke(line);

    reader.press("End");

    assertThat(notice()).contains("This purchase was cancelled");
    reader.sees("1");
  }

  @Test
  void pages_follow_by_themselves_when_the_net_is_back() {
    reader.open(shop.view(shop.sell("Offline", SCORE)));
    reader.sees("1");
    reader.page.waitForTimeout(800);
    reader.page.context().setOffline(true);

    reader.press("ArrowRight");
    reader.sees("2");
    reader.press("End");
    assertThat(notice()).contains("You are offline");
    reader.sees("2");
    reader.page.context().setOffline(false);

    reader.sees("8");
    assertThat(reader.page.locator(".notice p").count()).isZero();
  }

  @Test
  void a_server_that_is_busy_is_asked_again() {
    reader.open(shop.view(shop.sell("Busy", SCORE)));
    reader.sees("1");
    reader.page.waitForTimeout(800);
    reader.page.route(
        "**/pages/8", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));

    reader.press("End");
    assertThat(notice()).contains("slow to arrive");
    reader.page.unroute("**/pages/8");
    reader.page.getByText("Try again").click();

    reader.sees("8");
  }

  private String notice() {
    var notice = reader.page.getByRole(AriaRole.ALERT);
    notice.locator("p").waitFor();
    return notice.textContent();
  }
}
