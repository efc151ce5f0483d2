package org.partbook.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.partbook.TestBrowser;
import org.partbook.http.Json;

/// A page that opens the live notation of a score, with what the browser complained of and asked
/// for, and what was heard.
final class NotationPage implements AutoCloseable {
  private static final String WEB = "/org/partbook/viewer/web/";
  private static final String POLICY =
      "default-src 'none'; img-src 'self' blob: data:; style-src 'self'; script-src 'self';"
          + " connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";
  private static final String WORKERS_POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

  private static final String STAND =
      """
      const {music, words, paper} = JSON.parse(document.getElementById('score').textContent);
      document.getElementById('open').onclick = async () => {
        const {open} = await import('./notation/notation.js');
        const host = document.getElementById('host');
        window.notation = await open({url: music, host, words, paper, onClose() {
          window.closed = true;
        }});
      };
      """;
  private static final String STYLE = "html, body, main { height: 100%; margin: 0 }";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Notes which frequencies are asked for, and lets the clock of the sound be read.
  private static final String EARS =
      """
      window.heard = [];
      const Oscillator = window.OscillatorNode;
      window.OscillatorNode = class extends Oscillator {
        constructor(context, options) {
          super(context, options);
          window.heard.push(Math.round(69 + 12 * Math.log2(options.frequency / 440)));
        }
      };
      const Context = window.AudioContext;
      window.AudioContext = class extends Context {
        constructor(options) {
          super(options);
          window.sound = this;
        }
      };
      """;

  final Page page;
  final List<String> problems;
  final List<String> requests = new ArrayList<>();

  private NotationPage(Page page, List<String> problems) {
    this.page = page;
    this.problems = problems;
  }

  /// The score's page, with the notation not opened yet.
  static NotationPage at(
      TestBrowser browser, URI link, int width, int height, String language, String paper) {
    var problems = new ArrayList<String>();
    var page = browser.open(width, height, ColorScheme.LIGHT, problems);
    var notation = new NotationPage(page, problems);
    page.onRequest(request -> notation.requests.add(request.url()));
    page.addInitScript(EARS);
    var token = link.getPath().replace("/view/", "");
    page.route(
        link.toString(), route -> answer(route, html(token, language, paper), "html", POLICY));
    page.route("**/view/static/**", NotationPage::answer);
    page.navigate(link.toString());
    return notation;
  }

  /// Opens it, and waits until all of it is there.
  NotationPage opened() {
    ask();
    until("window.notation !== undefined");
    return this;
  }

  /// Waits until something is so. Playwright's own way of waiting evaluates text in the page, which
  /// the policy forbids.
  ///
  /// @param condition in JavaScript
  void until(String condition) {
    for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
      if ((boolean) page.evaluate("Boolean(" + condition + ")")) {
        return;
      }
      page.waitForTimeout(40);
    }
    throw new AssertionError("in vain waited for " + condition + "; problems: " + problems);
  }

  void ask() {
    page.locator("#open").click();
  }

  private static void answer(Route route) {
    var path = route.request().url().replaceFirst(".*/view/static/test/", "");
    switch (path) {
      case "stand.js" -> answer(route, STAND, "javascript", "");
      case "stand.css" -> answer(route, STYLE, "css", "");
      default ->
          answer(
              route,
              read(WEB + path),
              path.endsWith("css") ? "css" : "javascript",
              path.endsWith("worker.js") ? WORKERS_POLICY : "");
    }
  }

  private static void answer(Route route, String body, String type, String policy) {
    var headers = new HashMap<>(Map.of("Content-Type", "text/" + type + "; charset=utf-8"));
    if (!policy.isEmpty()) {
      headers.put("Content-Security-Policy", policy);
    }
    route.fulfill(new Route.FulfillOptions().setStatus(200).setHeaders(headers).setBody(body));
  }

  private static String html(String token, String language, String paper) {
    return """
    <!doctype html>
    <html lang="%s">
    <title>Score</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="static/test/stand.css">
    <main id="host"><button id="open">Live notation</button></main>
    <script type="application/json" id="score">%s</script>
    <script type="module" src="static/test/stand.js"></script>
    </html>
    """
        .formatted(
            language,
            Json.write(
                Map.of("music", token + "/music", "paper", paper, "words", words(language))));
  }

  private static Map<String, String> words(String language) {
    var properties = new Properties();
    try {
      properties.load(
          new StringReader(read("/org/partbook/delivery/words/" + language + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var words = new HashMap<String, String>();
    properties.forEach((key, value) -> words.put(key.toString(), value.toString()));
    return words;
  }

  private static String read(String resource) {
    try (var stream = NotationPage.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(stream, resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    page.close();
  }
}
