package org.partbook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.testing.TestBrowser;

@Tag("browser")
class ReferenceBrowserTest {
  private static TestServer server;
  private static TestBrowser browser;

  private final List<String> problems = new ArrayList<>();
  private final List<Boolean> tokens = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
    browser = TestBrowser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @BeforeEach
  void open() {
    page = browser.open(1280, 900, ColorScheme.LIGHT, problems);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(server.app().uri().resolve("/docs").toString());
    page.locator(".opblock").first().waitFor();
  }

  @AfterEach
  void leave() {
    page.close();
  }

  @Test
  void it_shows_every_operation_and_loads_nothing_from_elsewhere() {
    page.locator(".opblock").nth(25).waitFor();
    assertThat(page.locator(".opblock").count()).isEqualTo(26);
    assertThat(page.locator("h1, .title").first().textContent()).contains("Partbook");
    assertThat(requests)
        .allMatch(url -> url.startsWith(server.app().uri().toString()) || url.startsWith("data:"));
    assertThat(problems).isEmpty();
    page.screenshot(TestBrowser.shot("reference"));
  }

  @Test
  void an_operation_can_be_tried_with_a_token_of_the_sandbox() {
    authorize(token(Environment.SANDBOX));

    var answer = tryAssetsList();

    assertThat(answer.textContent()).contains("200").contains("last_id");
    assertThat(problems).isEmpty();
    page.screenshot(TestBrowser.shot("reference-tried"));
  }

  @Test
  void a_live_token_is_not_sent() {
    authorize(token(Environment.LIVE));
    page.onRequest(request -> tokens.add(request.allHeaders().containsKey("authorization")));

    var answer = tryAssetsList();

    assertThat(answer.textContent()).contains("401").contains("UNAUTHORIZED");
    assertThat(tokens).isNotEmpty().doesNotContain(true);
    assertThat(page.locator("#refusal").isVisible()).isTrue();
  }

  private static String token(Environment environment) {
    return server.vendors().issue(server.shop(), environment).token();
  }

  private void authorize(String token) {
    page.locator("button.authorize").first().click();
    page.locator(".auth-container input").fill(token);
    page.locator(".auth-btn-wrapper button.authorize").click();
    page.locator(".btn-done").click();
  }

  private Locator tryAssetsList() {
    var operation = page.locator(".opblock", new Page.LocatorOptions().setHasText("/assets/list"));
    operation.locator("button.opblock-summary-control").first().click();
    operation.locator("button.execute").click();
    var answer = operation.locator(".live-responses-table");
    answer.waitFor();
    return answer;
  }
}
