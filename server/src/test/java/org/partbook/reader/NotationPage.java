package org.partbook.reader;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.partbook.testing.TestBrowser;

/// The reader of a score that there is as MusicXML, with what the browser complained of and asked
/// for, and what was heard.
final class NotationPage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Notes which pitches are asked for, and lets the clock of the sound be read.
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

  /// The reader, with the engraved pages.
  static NotationPage at(TestBrowser browser, URI link) {
    return at(browser, link, 1280, 900, "en", "white");
  }

  /// The same, by the language and the paper that the reader prefers.
  static NotationPage at(
      TestBrowser browser, URI link, int width, int height, String language, String paper) {
    var problems = new ArrayList<String>();
    var device = new Browser.NewPageOptions().setViewportSize(width, height).setLocale(language);
    var notation = new NotationPage(browser.open(device, problems), problems);
    notation.page.setDefaultTimeout((double) PATIENCE.toMillis());
    notation.page.addInitScript(TestReader.CONTROLS_STAY);
    notation.page.onRequest(request -> notation.requests.add(request.url()));
    notation.page.addInitScript(EARS);
    notation.page.addInitScript(
        "localStorage.setItem('partbook reader', '{\"paper\": \"%s\"}')".formatted(paper));
    notation.page.navigate(link.toString());
    notation.until("document.querySelector('#turns')");
    return notation;
  }

  /// Opens live notation, and waits until all of it is there, or a message why it isn't.
  NotationPage opened() {
    button().click();
    ready();
    return this;
  }

  Locator button() {
    return page.locator("#bar button:has(path[d^='M9 18V6'])");
  }

  void ready() {
    until(
        "document.querySelector('.notation-bar:not([data-waiting]), .notation-message:not([hidden])')");
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

  @Override
  public void close() {
    page.close();
  }
}
