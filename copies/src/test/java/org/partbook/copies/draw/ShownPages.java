package org.partbook.copies.draw;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.partbook.testing.TestBrowser;

/// Drawings as a browser shows them, as images.
public final class ShownPages implements AutoCloseable {
  private static final int WIDTH = 1800;
  private static final int HEIGHT = 1800;

  private static final int WORTH_LOOKING = 30;

  final List<String> problems = new ArrayList<>();
  private final TestBrowser browser;
  private final Page page;

  public ShownPages() throws IOException {
    browser = TestBrowser.start();
    page = browser.open(WIDTH, HEIGHT, ColorScheme.LIGHT, problems);
    page.setContent("<style>body{margin:0;background:#fff}img{display:block}</style><img>");
  }

  /// A drawing, in whole pixels.
  BufferedImage show(String elements, PageDrawing page, double scale) throws IOException {
    int width = (int) Math.max(1, page.width() * scale);
    int height = (int) Math.max(1, page.height() * scale);
    return show(TestPages.svg(elements, width / scale, height / scale), width, height);
  }

  /// How much a drawing differs from what it should look like; both are kept where it does.
  Ink.Difference compare(String name, PageDrawing page, double scale, BufferedImage expected)
      throws IOException {
    var shown = show(TestPages.elements(page), page, scale);
    var difference = new Ink(shown).from(new Ink(expected));
    if (difference.amount() > WORTH_LOOKING) {
      var folder = Files.createDirectories(Path.of("target/screenshots/drawn"));
      ImageIO.write(shown, "png", folder.resolve(name + "-shown.png").toFile());
      ImageIO.write(expected, "png", folder.resolve(name + "-expected.png").toFile());
    }
    return difference;
  }

  /// A whole SVG, in pixels.
  public BufferedImage show(String svg, double width, double height) throws IOException {
    var data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    page.evaluate(
        """
        async ([data, width, height]) => {
          const image = document.querySelector('img');
          image.style.width = width + 'px';
          image.style.height = height + 'px';
          image.src = 'data:image/svg+xml;base64,' + data;
          await image.decode();
        }\
        """,
        List.of(data, width, height));
    var shot =
        new Page.ScreenshotOptions()
            .setClip(0, 0, Math.min(width, WIDTH), Math.min(height, HEIGHT));
    return ImageIO.read(new ByteArrayInputStream(page.screenshot(shot)));
  }

  @Override
  public void close() {
    browser.close();
  }
}
