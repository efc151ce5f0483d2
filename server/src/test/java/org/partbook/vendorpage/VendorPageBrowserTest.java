package org.partbook.vendorpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.PIANO;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.http.PublicUrl;
import org.partbook.testing.TestBrowser;
import org.partbook.webhook.Receiver;

/// The vendor's page and the first page, in a real browser: with a mouse, with keys alone, on a
/// phone, by day and by night.
@Tag("browser")
class VendorPageBrowserTest {
  private static final int PHONE = 360;
  private static TestServer server;
  private static TestBrowser browser;
  private static String refused;

  private final List<String> problems = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
    browser = TestBrowser.start();
    var shop = server.live();
    for (int order = 1; order <= 4; order++) {
      shop.register(Purchase.of(order == 2 ? AMERICAN : PIANO, 8100 + order, 1));
    }
    shop.cancel(8101, 1);
    shop.info(9000);
    refused =
        shop.register(Purchase.of(PIANO, 8105, 1).with("quantity", -1)).header("X-Request-Id");
    while (!visited("/vendor/requests").contains(refused)) {
      Api.pause(Duration.ofMillis(50));
    }
  }

  private static String visited(String path) {
    var visitor = new Visitor(server.app().uri());
    visitor.signIn(token(Environment.LIVE));
    return visitor.get(path).text();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @AfterEach
  void nobody_complained() {
    assertThat(problems).isEmpty();
  }

  private static String token(Environment environment) {
    return server.vendors().issue(server.shop(), environment).token();
  }

  private static String link() {
    var url = new PublicUrl(Optional.of(server.app().uri()));
    return new VendorLinks(server.db(), server.clock(), url).make(server.shop()).url().toString();
  }

  private Page open(int width, ColorScheme scheme, String path) {
    var page = browser.open(width, 900, scheme, problems);
    page.navigate(server.app().uri().resolve(path).toString());
    return page;
  }

  private static void follow(Page page, String link) {
    page.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
        .click();
    page.waitForLoadState();
  }

  private static void requireNoSidewaysScrolling(Page page) {
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as(page.url())
        .isLessThanOrEqualTo(page.viewportSize().width);
  }

  private static Page.ScreenshotOptions shot(String name) {
    return TestBrowser.shot("vendor-" + name).setFullPage(true);
  }

  @Test
  void a_developer_signs_in_with_a_token_and_finds_what_was_refused() {
    try (var page = open(1200, ColorScheme.LIGHT, "/vendor")) {
      page.screenshot(shot("sign-in"));
      page.getByLabel("Access token").fill(token(Environment.LIVE));
      page.locator("button", new Page.LocatorOptions().setHasText("Sign in")).click();
      page.getByText("The latest refusals").waitFor();
      page.screenshot(shot("overview"));
      assertThat(page.locator(".vendor").textContent()).isEqualTo("First Shop");

      follow(page, "Requests");
      page.screenshot(shot("requests"));
      page.locator("tr", new Page.LocatorOptions().setHasText(refused)).locator("a").click();
      page.locator("pre").waitFor();

      assertThat(page.locator("pre").textContent())
          .contains(
              "\"order_number\":8105", "\"quantity\":-1", "\"customer\":\"… (11 characters)\"")
          .doesNotContain("Clara");
      page.screenshot(shot("request"));

      page.locator("button", new Page.LocatorOptions().setHasText("Sign out")).click();
      page.getByLabel("Access token").waitFor();
      page.navigate(server.app().uri().resolve("/vendor/requests").toString());
      assertThat(page.getByLabel("Access token").isVisible()).isTrue();
    }
  }

  @Test
  void who_came_by_a_link_walks_through_all_sections_on_a_phone_at_night() {
    try (var page = open(PHONE, ColorScheme.DARK, link())) {
      page.screenshot(shot("link"));
      requireNoSidewaysScrolling(page);
      page.locator("button", new Page.LocatorOptions().setHasText("Open my page")).click();
      page.getByText("The latest refusals").waitFor();

      for (var section : Section.of(Environment.LIVE)) {
        follow(page, section.title());
        requireNoSidewaysScrolling(page);
        page.screenshot(shot("phone-" + section.name()));
      }
      follow(page, "Orders");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("8102")).click();
      page.getByText("What happened").waitFor();
      requireNoSidewaysScrolling(page);
      page.screenshot(shot("phone-order"));

      page.locator("button", new Page.LocatorOptions().setHasText("Show sandbox")).click();
      follow(page, "Sandbox report");
      requireNoSidewaysScrolling(page);
      assertThat(page.getByText("ready to go live yet").isVisible()).isTrue();
      page.screenshot(shot("phone-report"));
    }
  }

  @Test
  void a_developer_adds_a_webhook_sees_what_was_sent_there_and_sends_it_again() {
    try (var receiver = Receiver.answering(Receiver.text(200, "<i>thanks</i>"));
        var page = open(PHONE, ColorScheme.LIGHT, "/vendor")) {
      page.getByLabel("Access token").fill(token(Environment.SANDBOX));
      press(page, "Sign in");
      follow(page, "Webhooks");
      page.getByLabel("Address").fill(receiver.url());
      page.getByLabel("Types").fill("line.sold");
      press(page, "Add");
      assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("is no type of events");
      assertThat(page.getByLabel("Address").inputValue()).isEqualTo(receiver.url());
      requireNoSidewaysScrolling(page);
      page.screenshot(shot("webhook-refused"));
      page.getByLabel("Types").fill("line.*");
      press(page, "Add");
      assertThat(page.locator("#secret").textContent()).startsWith("whsec_");
      assertThat(page.url()).doesNotContain("whsec");
      requireNoSidewaysScrolling(page);

      server.sandbox().register(Purchase.of(PIANO, 8200, 1));
      server.sandbox().settled(8200);
      page.getByText("To the webhook").click();
      awaitArrived(page);
      requireNoSidewaysScrolling(page);
      page.screenshot(shot("webhook"));
      page.locator("td[data-label=Event] a").first().click();
      page.getByText("The message").waitFor();
      assertThat(page.locator("pre").textContent()).contains("\"order_id\":8200");
      assertThat(page.locator("td[data-label=Answer]").textContent()).isEqualTo("200");
      assertThat(page.locator("td[data-label=Beginning]").textContent()).isEqualTo("<i>thanks</i>");
      press(page, "Send again");
      awaitArrived(page);
      requireNoSidewaysScrolling(page);
      page.screenshot(shot("delivery"));

      assertThat(receiver.messages(8200)).hasSize(2);
      page.getByText("To the webhook").click();
      press(page, "Remove …");
      press(page, "Remove it for good");
      page.getByText("There is none in sandbox yet").waitFor();
    }
    // A browser complains of every form that was refused.
    problems.removeIf(problem -> problem.contains("422"));
  }

  private static void press(Page page, String button) {
    page.locator("button", new Page.LocatorOptions().setHasText(button)).click();
    page.waitForLoadState();
  }

  /// Loads the page anew until something has arrived.
  private static void awaitArrived(Page page) {
    for (int i = 0; i < 300 && page.getByText("arrived", exactly()).count() == 0; i++) {
      Api.pause(Duration.ofMillis(100));
      page.reload();
    }
    assertThat(page.getByText("arrived", exactly()).count()).isPositive();
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  @Test
  void everything_can_be_done_with_keys_alone() {
    try (var page = open(1200, ColorScheme.DARK, "/vendor")) {
      reach(page, "#token");
      page.keyboard().type(token(Environment.LIVE));
      page.keyboard().press("Enter");
      page.getByText("The latest refusals").waitFor();

      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.endsWith("#main"));
      reach(page, "nav a[href$='vendor/assortment']");
      page.keyboard().press("Enter");
      page.locator("#q").waitFor();
      reach(page, "#q");
      page.keyboard().type("maple");
      page.keyboard().press("Enter");
      page.waitForURL("**/assortment?q=maple");

      assertThat(page.locator("tbody tr").count()).isEqualTo(1);
      page.screenshot(shot("assortment"));
      reach(page, "nav a[href$='vendor/orders']");
      page.keyboard().press("Enter");
      page.getByText("highest number").waitFor();
      page.screenshot(shot("orders"));
      reach(page, "form[action$='sign-out'] button");
      page.keyboard().press("Enter");
      page.getByLabel("Access token").waitFor();
    }
  }

  /// Goes from one thing to the next, as the Tab key does.
  private static void reach(Page page, String what) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if ((boolean) page.evaluate("document.activeElement.matches(\"" + what + "\")")) {
        return;
      }
    }
    throw new AssertionError("no key leads to " + what);
  }

  @Test
  void the_first_page_leads_to_the_guides_and_all_fit_on_a_phone() {
    for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (var page = open(scheme == ColorScheme.LIGHT ? 1200 : PHONE, scheme, "/")) {
        page.screenshot(shot("home-" + scheme));
        requireNoSidewaysScrolling(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The guide")).click();
        page.locator("#registering-the-sale").waitFor();
        requireNoSidewaysScrolling(page);
        page.screenshot(TestBrowser.shot("vendor-guide-" + scheme));
        page.navigate(server.app().uri().resolve("/docs/errors").toString());
        requireNoSidewaysScrolling(page);
        page.screenshot(TestBrowser.shot("vendor-errors-" + scheme));
      }
    }
  }
}
