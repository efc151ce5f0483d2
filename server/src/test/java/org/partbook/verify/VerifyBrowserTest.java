package org.partbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.AMERICAN;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.testing.TestBrowser;

/// What somebody sees who holds a phone over the square pattern.
@Tag("browser")
class VerifyBrowserTest {
  private static final int WIDTH = 360;
  private static TestShelf shelf;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    shelf = new TestShelf();
    browser = TestBrowser.start();
    shelf
        .server
        .db()
        .transact(tx ->
            tx.update(
                "update asset set title = ?, document = ? where asset_id = ?",
                "Präludium und Fuge über Donaudampfschifffahrtsgesellschaftskapitänswitwenrenten",
                "{\"contributors\":[{\"name\":\"نجيب محفوظ\",\"role\":\"Composer\"}]}",
                AMERICAN));
  }

  @AfterAll
  static void stop() {
    browser.close();
    shelf.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void a_genuine_copy_is_seen_to_be_one(ColorScheme scheme) {
    var code = shelf.sell(shelf.server.live(), AMERICAN);
    show(code, scheme, "genuine-" + scheme, "A genuine copy");
  }

  @Test
  void a_cancelled_copy_and_a_test_are_seen_to_be_none() {
    var returned = shelf.sell(shelf.server.live());
    shelf.cancel(shelf.server.live(), returned);

    show(returned, ColorScheme.LIGHT, "cancelled", "No longer valid");
    show(shelf.sell(shelf.server.sandbox()), ColorScheme.DARK, "test", "A test, and no real copy");
  }

  @Test
  void a_code_can_be_typed_and_a_wrong_one_typed_again() {
    var code = shelf.sell(shelf.server.live());
    var problems = new ArrayList<String>();
    try (var page = browser.open(WIDTH, 640, ColorScheme.LIGHT, problems)) {
      page.navigate(shelf.at("/verify").toString());
      page.screenshot(TestBrowser.shot("verify-form"));
      page.getByLabel("The code on the copy").fill("0000 0000 0000 0000");
      page.locator("button").click();
      requireShown(page, "Not a genuine copy");
      page.screenshot(TestBrowser.shot("verify-unknown"));

      page.locator("a").click();
      page.getByLabel("The code on the copy").fill(code);
      page.locator("button").click();

      requireShown(page, "A genuine copy");
    }
    assertThat(problems).allMatch(problem -> problem.contains("404"));
  }

  private static void show(String code, ColorScheme scheme, String name, String verdict) {
    List<String> problems = new ArrayList<>();
    try (var page = browser.open(WIDTH, 740, scheme, problems)) {
      page.navigate(shelf.at("/verify/" + code).toString());

      requireShown(page, verdict);
      page.screenshot(TestBrowser.shot("verify-" + name));
    }
    assertThat(problems).isEmpty();
  }

  private static void requireShown(Page page, String verdict) {
    page.waitForURL("**/verify/*");
    assertThat(page.locator("h1").textContent()).isEqualTo(verdict);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(WIDTH);
  }
}
