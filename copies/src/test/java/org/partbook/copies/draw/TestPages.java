package org.partbook.copies.draw;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.RenderDestination;

/// The scores to draw, and how PDFBox draws them.
final class TestPages {
  private static final Path ROOT =
      Path.of(System.getProperty("partbook.root", "..")).toAbsolutePath().normalize();

  private TestPages() {}

  static List<Path> samples() {
    return files(ROOT.resolve("samples"), "score.pdf");
  }

  static Path sample(String name) {
    return ROOT.resolve("samples").resolve(name).resolve("score.pdf");
  }

  static List<Path> oddFiles() {
    return files(ROOT.resolve("copies/src/test/corpus"), ".pdf");
  }

  private static List<Path> files(Path folder, String end) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file's name and that of its folder.
  static String name(Path file) {
    int names = file.getNameCount();
    return file.subpath(names - 2, names).toString().replace('/', '-');
  }

  static String svg(String elements, double width, double height) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\">%s</svg>"
        .formatted(width, height, elements);
  }

  static String elements(PageDrawing page) {
    return new String(page.elements(), StandardCharsets.US_ASCII);
  }

  /// The first attribute of this name.
  static String attribute(String elements, String name) {
    int start = elements.indexOf(" " + name + "=\"") + name.length() + 3;
    return elements.substring(start, elements.indexOf('"', start));
  }

  static int hash(BufferedImage image) {
    int width = image.getWidth();
    return Arrays.hashCode(image.getRGB(0, 0, width, image.getHeight(), null, 0, width));
  }

  /// A page as PDFBox sees it, with lines where they are and not at the next pixel.
  static BufferedImage rendered(PDDocument document, int index, double scale) throws IOException {
    var renderer = new PDFRenderer(document);
    renderer.setDefaultDestination(RenderDestination.VIEW);
    var hints = new RenderingHints(null);
    hints.put(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    hints.put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    hints.put(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    hints.put(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    renderer.setRenderingHints(hints);
    return renderer.renderImage(index, (float) scale, ImageType.RGB);
  }
}
