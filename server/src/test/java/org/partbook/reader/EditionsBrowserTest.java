package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.catalog.EditionPolicy;
import org.partbook.delivery.TestEditions;
import org.partbook.testing.TestBrowser;

/// What a reader is told of later editions, and how they get them.
@Tag("browser")
class EditionsBrowserTest {
  private static final String CORRECTED =
      "{\"note\":\"Bar 12: F sharp\",\"weight\":\"corrected\",\"policy\":\"offer\"}";

  private static TestEditions shop;
  private static TestBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    shop = new TestEditions();
    browser = TestBrowser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_corrected_edition_is_offered_and_read_with_one_press(Screen screen) {
    var asset = shop.newAsset();
    shop.publish(asset, 3);
    var line = shop.sell(asset);
    var link = shop.view(line);
    try (var reader = TestReader.on(browser, screen, link)) {
      reader.sees("1");
      assertThat(reader.page.locator("#edition").count()).isZero();
    }
    shop.publish(asset, 4, CORRECTED);

    try (var reader = TestReader.on(browser, screen, link)) {
      reader.sees("1");
      reader.page.getByText("There is a corrected edition").waitFor();
      assertThat(reader.page.getByText("Bar 12: F sharp").isVisible()).isTrue();
      reader.page.screenshot(TestBrowser.shot("edition-offered-" + screen));
      Axe.findsNothingSerious(reader.page);

      var take = button(reader.page, "Get edition 2");
      assertThat(take.boundingBox().height).isGreaterThanOrEqualTo(44);
      take.click();
      reader.page.waitForURL(link + "/editions/2");
      reader.page.waitForSelector("#turns");
      reader.sees("1");
      assertThat(reader.page.locator("#turns").textContent()).contains("of 4");
      reader.page.screenshot(TestBrowser.shot("edition-taken-" + screen));

      reader.page.locator("#edition summary").click();
      link(reader.page, "Edition 1").click();
      reader.page.waitForURL(link.toString());
      reader.page.waitForSelector("#turns");
      reader.sees("1");
      assertThat(reader.page.locator("#turns").textContent()).contains("of 3");
      reader.page.locator("#edition summary").click();
      link(reader.page, "Edition 2").waitFor();
      assertThat(button(reader.page, "Get edition 2").count()).isZero();
      assertThat(reader.problems).isEmpty();
    }
  }

  @Test
  void a_minor_edition_that_is_offered_waits_behind_one_line_and_needs_no_script() {
    var asset = shop.newAsset();
    shop.publish(asset, 3);
    var link = shop.view(shop.sell(asset));
    shop.publish(asset, 4, "{\"policy\":\"offer\"}");
    try (var plain = new TestReader(browser, Screen.TABLET.device().setJavaScriptEnabled(false))) {
      plain.page.navigate(link.toString());

      assertThat(button(plain.page, "Get edition 2").isVisible()).isFalse();
      plain.page.getByText("There is a newer edition").click();
      button(plain.page, "Get edition 2").click();

      plain.page.waitForURL(link + "/editions/2");
      assertThat(plain.page.locator(".sheet img").first().getAttribute("src"))
          .isEqualTo("2/pages/1");
    }
  }

  @Test
  void nothing_is_said_of_an_edition_that_keeps() {
    var asset = shop.newAsset();
    shop.publish(asset, 3);
    var link = shop.view(shop.sell(asset));
    shop.publish(asset, 4);
    try (var reader = TestReader.on(browser, Screen.TABLET, link)) {
      reader.sees("1");

      assertThat(reader.page.locator("#edition").count()).isZero();
    }
  }

  @Test
  void an_unopened_copy_is_read_in_the_edition_that_replaces() {
    var asset = shop.newAsset();
    shop.publish(asset, 3);
    var line = shop.sell(asset);
    shop.publish(asset, 4);
    shop.decide(asset, 2, EditionPolicy.REPLACE);
    try (var reader = TestReader.on(browser, Screen.TABLET, shop.view(line))) {
      reader.sees("1");

      assertThat(reader.page.locator("#turns").textContent()).contains("of 4");
      reader.press("End");
      reader.sees("4");
      assertThat(reader.problems).isEmpty();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }
}
