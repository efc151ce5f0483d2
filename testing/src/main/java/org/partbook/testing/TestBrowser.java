package org.partbook.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A browser that leaves screenshots in `target/screenshots`, for people to look at.
public final class TestBrowser implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  private final Playwright playwright;
  private final Browser browser;

  private TestBrowser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("partbook.chromium", "/usr/bin/chromium")))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
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
    var page = browser.newPage(device);
    page.onConsoleMessage(message -> problems.add(message.type() + ": " + message.text()));
    page.onPageError(problems::add);
    return page;
  }

  public static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
