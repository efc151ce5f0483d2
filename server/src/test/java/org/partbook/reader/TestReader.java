package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.partbook.testing.TestBrowser;

/// The reader, open in a browser, and what a musician does with it.
final class TestReader implements AutoCloseable {
  /// Keeps the controls from stepping back by themselves after a while: the next step of a test may
  /// take longer. What they would do then is `rest`.
  static final String CONTROLS_STAY =
      """
      {
        const later = window.setTimeout;
        window.setTimeout = (act, millis, ...values) => {
          if (millis === 3500) {
            window.rest = act;
            return 0;
          }
          return later(act, millis, ...values);
        };
      }
      """;

  final Page page;
  final List<String> problems = new ArrayList<>();
  private final CDPSession fingers;

  TestReader(TestBrowser browser, Browser.NewPageOptions device) {
    page = browser.open(device, problems);
    page.addInitScript(CONTROLS_STAY);
    fingers = page.context().newCDPSession(page);
  }

  static TestReader on(TestBrowser browser, Screen screen, URI link) {
    var reader = new TestReader(browser, screen.device());
    reader.open(link);
    return reader;
  }

  void open(URI link) {
    page.navigate(link.toString());
    page.waitForSelector("#turns");
  }

  /// Waits until these pages are seen, and no others, as the reader numbers them: `2` or `2–3`.
  void sees(String pages) {
    page.waitForFunction(
        """
        pages => document.querySelector('#page')?.value === pages
            && [...document.querySelectorAll('.sheet')]
                .filter(sheet => !sheet.hidden && sheet.checkVisibility())
                .every(sheet => sheet.querySelector('img')?.naturalWidth > 0)
        """,
        pages);
    if (!layout().equals("scroll")) {
      assertThat(page.locator(".sheet:visible").count()).isEqualTo(pages.contains("–") ? 2 : 1);
    }
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /// Whether the controls have stepped back.
  boolean isQuiet() {
    return (boolean) page.evaluate("document.documentElement.classList.contains('quiet')");
  }

  /// Puts the controls away, for which pages are smaller.
  void hideControls() {
    if (!isQuiet()) {
      press("Escape");
    }
    page.waitForCondition(this::isQuiet);
  }

  void showControls() {
    if (isQuiet()) {
      press("Escape");
    }
    page.waitForCondition(() -> !isQuiet());
  }

  String layout() {
    return (String) page.evaluate("document.documentElement.dataset.layout");
  }

  /// Waits until a scroll that has begun has come to its end.
  void rests() {
    page.evaluate(
        """
        () => new Promise((resolve) => {
          const stage = document.querySelector('#stage');
          let [top, frames] = [stage.scrollTop, 0];
          const look = () => {
            frames = stage.scrollTop === top ? frames + 1 : 0;
            top = stage.scrollTop;
            if (frames === 10) {
              resolve();
            } else {
              requestAnimationFrame(look);
            }
          };
          look();
        })
        """);
  }

  /// How wide the first visible page is.
  double pageWidth() {
    return page.locator(".sheet:visible").first().boundingBox().width;
  }

  double scrolled(String direction) {
    return ((Number) page.evaluate("document.querySelector('#stage').scroll" + direction))
        .doubleValue();
  }

  /// The style that the browser has computed.
  String style(String selector, String property) {
    return (String)
        page.evaluate(
            "([s, p]) => getComputedStyle(document.querySelector(s)).getPropertyValue(p)",
            List.of(selector, property));
  }

  void swipe(int fromX, int toX, int y) {
    slide(0, fromX, y, toX, y);
  }

  /// One finger comes down, goes from place to place and is lifted. Here and below, events say the
  /// time that a finger would have taken, which is what the reader goes by: the machine may be
  /// late.
  ///
  /// @param millis how long it takes from each place to the next
  /// @param places x, y, x, y, …
  void slide(int millis, int... places) {
    double now = System.currentTimeMillis();
    touch("touchStart", now, places[0], places[1]);
    for (int at = 2; at < places.length; at += 2) {
      for (int i = 1; i <= 4; i++) {
        page.waitForTimeout(millis / 4.0);
        now += millis / 4.0;
        touch(
            "touchMove",
            now,
            places[at - 2] + (places[at] - places[at - 2]) * i / 4,
            places[at - 1] + (places[at + 1] - places[at - 1]) * i / 4);
      }
    }
    touch("touchEnd", now);
  }

  /// A finger that comes down, stays where it is, and is lifted.
  void hold(int millis, int x, int y) {
    double at = System.currentTimeMillis();
    touch("touchStart", at, x, y);
    page.waitForTimeout(millis);
    touch("touchEnd", at + millis);
  }

  /// Two taps, the second a tenth of a second after the first.
  void tapTwice(int x, int y) {
    double second = System.currentTimeMillis();
    for (double at : new double[] {second - 100, second}) {
      touch("touchStart", at, x, y);
      touch("touchEnd", at);
    }
  }

  /// Two fingers, beside each other, go from one distance to another.
  void pinch(int x, int y, int from, int to) {
    double at = System.currentTimeMillis();
    touch("touchStart", at, x - from / 2, y, x + from / 2, y);
    for (int i = 1; i <= 4; i++) {
      int distance = from + (to - from) * i / 4;
      touch("touchMove", at, x - distance / 2, y, x + distance / 2, y);
    }
    touch("touchEnd", at);
  }

  /// @param at in milliseconds since 1970
  private void touch(String type, double at, int... coordinates) {
    var points = new JsonArray();
    for (int i = 0; i < coordinates.length; i += 2) {
      var point = new JsonObject();
      point.addProperty("x", coordinates[i]);
      point.addProperty("y", coordinates[i + 1]);
      point.addProperty("id", i);
      points.add(point);
    }
    var event = new JsonObject();
    event.addProperty("type", type);
    event.addProperty("timestamp", at / 1000);
    event.add("touchPoints", points);
    fingers.send("Input.dispatchTouchEvent", event);
  }

  /// From now on, looks at each frame whether all that lies on the stage can be seen.
  void watchForBlanks() {
    page.evaluate(
        """
        () => {
          window.frames_ = 0;
          window.blanks = 0;
          const look = () => {
            const seen = [...document.querySelectorAll('.sheet')].filter((sheet) => !sheet.hidden);
            const blank = seen.some((sheet) => {
              const image = sheet.querySelector('img');
              return !image || !image.complete || image.naturalWidth === 0;
            });
            window.frames_++;
            window.blanks += seen.length === 0 || blank ? 1 : 0;
            requestAnimationFrame(look);
          };
          look();
        }
        """);
  }

  int blanks() {
    page.waitForFunction("() => window.frames_ > 5");
    return (int) page.evaluate("window.blanks");
  }

  @Override
  public void close() {
    page.close();
  }
}
