package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.delivery.TestDelivery;
import org.partbook.testing.TestBrowser;

/// How long it takes until the first page is seen, and how many bytes, beside PDF.js with the same
/// PDF in the same browser, in turn. To be run by hand: CONTRIBUTING says how.
///
/// Each time the browser is a new one, with nothing in its cache. A page is seen when two frames
/// have been painted after its picture was decoded, or its canvas was drawn. Only bytes that have
/// come by then are counted.
@Tag("browser")
class FirstPageBenchmark {
  private static final Path SAMPLES =
      Path.of(System.getProperty("partbook.root", "..")).resolve("samples");
  private static final int ROUNDS = 9;
  private static final int WARM_UP = 2;

  /// A tablet's screen.
  private static final Browser.NewPageOptions SCREEN =
      new Browser.NewPageOptions().setViewportSize(820, 1180).setDeviceScaleFactor(2);

  /// Notes when the first page is seen, whoever shows it.
  private static final String WATCH =
      """
      (() => {
        const look = async () => {
          const image = document.querySelector('#stage img')
          const loaded = image && image.complete && image.naturalWidth > 0
          if (!loaded && !globalThis.firstPageIsDrawn) {
            requestAnimationFrame(look)
            return
          }
          if (loaded) await image.decode()
          requestAnimationFrame(() => requestAnimationFrame(() => {
            globalThis.firstPageSeen = performance.now()
          }))
        }
        requestAnimationFrame(look)
      })()
      """;

  /// @param megabits a second; 0 for as many as the machine can
  /// @param latency in milliseconds
  private record Network(String name, double megabits, double latency) {}

  private record Seen(double millis, long bytes) {}

  private record Score(
      String name, CountingProxy partbook, URI link, CountingProxy pdfJs, URI page) {}

  private final TestBrowser browser;

  FirstPageBenchmark() throws IOException {
    browser = TestBrowser.start();
  }

  @Test
  void the_first_page_beside_pdf_js() throws Exception {
    try (var shop = TestDelivery.start();
        var site = PdfJsSite.start()) {
      for (var name : List.of("greensleeves", "virtuoso-pianist")) {
        var line =
            shop.sellPersonal(name, Files.readAllBytes(SAMPLES.resolve(name + "/score.pdf")));
        var copy = TestDelivery.get(shop.download(line)).body();
        var link = shop.view(line);
        try (var partbook = CountingProxy.before(link);
            var pdfJs = CountingProxy.before(site.root())) {
          var page = site.show(name + ".pdf", copy);
          compare(new Score(name, partbook, link, pdfJs, page));
        }
      }
    } finally {
      browser.close();
    }
  }

  private void compare(Score score) throws IOException {
    for (var network :
        List.of(new Network("this machine", 0, 0), new Network("9 Mbit/s, 85 ms", 9, 85))) {
      var ours = new ArrayList<Seen>();
      var theirs = new ArrayList<Seen>();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        var one = open(score.partbook, score.link, "", network);
        var other = open(score.pdfJs, score.page, "?" + score.page.getRawQuery(), network);
        if (round >= 0) {
          ours.add(one);
          theirs.add(other);
        }
      }
      print(score.name + ", " + network.name, ours, theirs);
    }
  }

  private Seen open(CountingProxy proxy, URI address, String query, Network network)
      throws IOException {
    proxy.reset();
    try (var page = browser.open(SCREEN, new ArrayList<>())) {
      page.addInitScript(WATCH);
      slowDown(page, network);
      page.navigate(
          proxy.of(address) + query,
          new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
      double millis = seen(page);
      double began = ((Number) page.evaluate("performance.timeOrigin")).doubleValue();
      requireSomethingToSee(page);
      return new Seen(millis, proxy.receivedBy(began + millis));
    }
  }

  private static double seen(Page page) {
    return ((Number)
            page.evaluate(
                """
                async () => {
                  while (!globalThis.firstPageSeen) {
                    await new Promise(done => setTimeout(done, 1))
                  }
                  return globalThis.firstPageSeen
                }
                """))
        .doubleValue();
  }

  private static void slowDown(Page page, Network network) {
    if (network.megabits == 0) {
      return;
    }
    var conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", network.latency);
    conditions.addProperty("downloadThroughput", network.megabits * 1e6 / 8);
    conditions.addProperty("uploadThroughput", network.megabits * 1e6 / 8);
    var session = page.context().newCDPSession(page);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", conditions);
  }

  /// What is measured must be a page and not a white rectangle.
  private static void requireSomethingToSee(Page page) throws IOException {
    var shot = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    int dark = 0;
    for (int y = 0; y < shot.getHeight(); y += 2) {
      for (int x = 0; x < shot.getWidth(); x += 2) {
        dark += (shot.getRGB(x, y) & 0xff) < 0x60 ? 1 : 0;
      }
    }
    assertThat(dark).isGreaterThan(2000);
  }

  private static void print(String what, List<Seen> ours, List<Seen> theirs) {
    double time = median(ours, Seen::millis);
    double otherTime = median(theirs, Seen::millis);
    double bytes = median(ours, Seen::bytes);
    double otherBytes = median(theirs, Seen::bytes);
    System.out.printf(
        "| %s | %.0f ms | %.0f ms | %.2f | %.1f kB | %.1f kB | %.3f |%n",
        what, time, otherTime, time / otherTime, bytes / 1e3, otherBytes / 1e3, bytes / otherBytes);
  }

  private interface Measure {
    double of(Seen seen);
  }

  private static double median(List<Seen> all, Measure measure) {
    return all.stream().mapToDouble(measure::of).sorted().toArray()[all.size() / 2];
  }
}
