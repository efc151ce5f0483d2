package org.partbook.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A browser that leaves screenshots in `target/screenshots`, for people to look at. All tests of a
/// JVM share its process, but each page has a profile of its own, as if it were opened for the
/// first time.
public final class TestBrowser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  /// How long is waited for anything, in milliseconds. A machine that runs all tests is slow.
  private static final int PATIENCE = 60_000;

  /// Those that Playwright switches off, of which only the last list counts; and parts of a window
  /// around the page that are pages themselves, as nobody sees them and each costs a process.
  private static final List<String> UNUSED_FEATURES =
      List.of(
          "AvoidUnnecessaryBeforeUnloadCheckSync",
          "BoundaryEventDispatchTracksNodeRemoval",
          "DestroyProfileOnBrowserClose",
          "DialMediaRouteProvider",
          "GlobalMediaControls",
          "HttpsUpgrades",
          "MediaRouter",
          "OptimizationHints",
          "PaintHolding",
          "ThirdPartyStoragePartitioning",
          "Translate",
          "WebUIOmniboxAimPopup",
          "WebUIOmniboxPopup");

  private final List<Page> pages = new ArrayList<>();

  private TestBrowser() {}

  /// Started with the first test that needs it. It ends when this JVM does, as nobody talks to its
  /// driver then.
  private static final class Chromium {
    static final Browser SHARED =
        Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("partbook.chromium", "/usr/bin/chromium")))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-features=" + String.join(",", UNUSED_FEATURES),
                            "--disable-gpu",
                            "--disable-quic",
                            // WebAssembly is compiled once, and not again for speed.
                            "--js-flags=--liftoff-only",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  public static TestBrowser start() throws IOException {
    Files.createDirectories(SCREENSHOTS);
    return new TestBrowser();
  }

  /// An empty page.
  ///
  /// @param problems gets what the browser complains of
  public Page open(int width, int height, ColorScheme scheme, List<String> problems) {
    return open(
        new Browser.NewPageOptions().setViewportSize(width, height).setColorScheme(scheme),
        problems);
  }

  /// An empty page on a device.
  ///
  /// @param problems gets what the browser complains of
  public Page open(Browser.NewPageOptions device, List<String> problems) {
    var page = Chromium.SHARED.newPage(device);
    pages.add(page);
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(message -> problems.add(message.type() + ": " + message.text()));
    page.onPageError(problems::add);
    return page;
  }

  public static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png"));
  }

  /// Closes what pages are still open.
  @Override
  public void close() {
    pages.forEach(Page::close);
  }
}
