package org.partbook.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestServer;
import org.partbook.reader.TestSite;
import org.partbook.testing.TestBrowser;

/// A look inside in a real browser, by itself and in a shop's page.
@Tag("browser")
class LookInsideBrowserTest {
  private static final long ASSET = 5001;
  private static final Path SAMPLES =
      Path.of(System.getProperty("partbook.root", "..")).resolve("samples");

  @TempDir private static Path files;
  private static TestServer server;
  private static TestSite site;
  private static TestBrowser browser;

  private final List<String> problems = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(Map.of("PARTBOOK_PUBLISHER_NAME", "Edition Beispiel"));
    site = TestSite.start();
    browser = TestBrowser.start();
    Files.copy(SAMPLES.resolve("fur-elise/score.pdf"), files.resolve("score.pdf"));
    var report =
        server.load(
            files,
            """
            {"asset_id":%d,"title":"Für Elise","format_short_name":"PDF","asset_type":"SINGLE",\
            "look_inside":2,"renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}]}\
            """
                .formatted(ASSET));
    assertThat(report.problems()).isEmpty();
    assertThat(Anybody.get(look()).statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    browser.close();
    site.close();
    server.close();
  }

  @BeforeEach
  void open() {
    page = browser.open(1000, 900, ColorScheme.LIGHT, problems);
  }

  @AfterEach
  void leave() {
    page.close();
  }

  private static String look() {
    return Anybody.url(server, ASSET, "embed", "preview").orElseThrow();
  }

  @Test
  void a_shop_on_another_site_shows_it_in_a_frame() {
    page.navigate(site.origin() + "/?" + look());
    FrameLocator frame = page.frameLocator("iframe");

    seen(frame.locator("img").first());

    assertThat(frame.locator("h1").textContent()).isEqualTo("Für Elise");
    assertThat(frame.locator("img").count()).isEqualTo(4);
    assertThat(frame.locator("figcaption").allTextContents())
        .containsExactly(
            "This page is not part of the preview", "This page is not part of the preview");
    assertThat(problems).isEmpty();
    page.screenshot(TestBrowser.shot("look-inside-framed"));
  }

  /// What is black and white on a page that can be read is grey on one that can't.
  @Test
  void the_first_page_is_sharp_and_the_third_is_not() throws IOException {
    page.navigate(look());

    assertThat(darkest(page.locator("img").nth(0))).isLessThan(60);
    assertThat(darkest(page.locator("figure").nth(2).locator("img"))).isGreaterThan(90);
    assertThat(problems).isEmpty();
  }

  @Test
  void it_fits_a_phone_by_day_and_by_night() {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page = browser.open(390, 800, scheme, problems);
      page.navigate(look());
      seen(page.locator("img").nth(0));
      seen(page.locator("img").nth(2));

      var across = (Integer) page.evaluate("document.documentElement.scrollWidth");
      assertThat(across).isEqualTo(390);
      page.screenshot(TestBrowser.shot("look-inside-phone-" + scheme).setFullPage(true));
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void a_page_without_scripts_shows_all_of_it() {
    page = browser.open(new Browser.NewPageOptions().setJavaScriptEnabled(false), problems);
    page.navigate(look());

    page.locator("img").nth(3).scrollIntoViewIfNeeded();
    page.locator("img").nth(3).waitFor();
    assertThat(page.locator("img").nth(3).boundingBox().height).isGreaterThan(300);
    assertThat(problems).isEmpty();
  }

  private void seen(Locator image) {
    image.scrollIntoViewIfNeeded();
    page.waitForCondition(() -> (Boolean) image.evaluate("i => i.complete && i.naturalWidth > 0"));
  }

  /// Of what the browser shows.
  private int darkest(Locator image) throws IOException {
    seen(image);
    var shot = ImageIO.read(new ByteArrayInputStream(image.screenshot()));
    int darkest = 255;
    // Without what stands at the foot of a page.
    for (int y = 0; y < shot.getHeight() * 3 / 4; y++) {
      for (int x = 0; x < shot.getWidth(); x++) {
        darkest = Math.min(darkest, shot.getRGB(x, y) & 0xff);
      }
    }
    return darkest;
  }
}
