package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.partbook.copies.pdf.ObjectGraphs;
import org.partbook.copies.stamp.PageGeometry;

/// Copies of all samples and odd files, as other people's programs draw them: the same as the score
/// but for the stamp, which is seen, and upright.
@Tag("pdf-tools")
class CopyRenderingTest {
  /// In pixels, of a page's longer side.
  private static final int SIZE = 640;

  /// Of a longer score, the first pages and the last are looked at.
  private static final int FIRST_PAGES = 6;

  /// How much two renderings may differ in a pixel's colour, of 255.
  private static final int TOLERANCE = 16;

  /// A QR code of nothing but its corners has more.
  private static final int LEAST_INK = 12;

  /// Scores that a renderer shows nothing of. Copies, which are written anew, show what others do.
  private static final Map<Renderer, Set<String>> NOTHING_BEFORE =
      Map.of(
          Renderer.POPPLER,
          Set.of(
              "content-Q-first.pdf",
              "content-array-with-null.pdf",
              "length-negative.pdf",
              "xref-no-root.pdf"),
          Renderer.MUPDF,
          Set.of(
              "tree-one-page.pdf",
              "tree-parent-loop.pdf",
              "xref-free-but-used.pdf",
              "xref-no-root.pdf",
              "xref-starts-at-1.pdf",
              "xref-zeros.pdf"));

  /// Scores that this renderer takes for something else than PDFBox does.
  private static final Map<String, String> READ_IN_TWO_WAYS =
      Map.of(
          "garbage-two-files.pdf", "PDFBox shows the first of the two, others the second",
          "cut-tail.pdf", "Poppler shows nothing without a trailer, others all pages",
          "rotate-45.pdf", "MuPDF turns it by 90 degrees, others don't",
          "rotate-real.pdf", "Poppler doesn't turn it, others do",
          "tree-count-high.pdf", "Poppler and MuPDF believe the tree, or nothing",
          "tree-count-low.pdf", "Poppler and MuPDF show one page, as the tree says",
          "tree-count-missing.pdf", "Poppler and MuPDF show nothing",
          "tree-direct-page.pdf", "Poppler passes over the page that is no object of its own");

  /// Poppler shows neither the score nor the copy.
  private static final String LOST = "annotations-not-array.pdf";

  private enum Renderer {
    POPPLER {
      @Override
      Object[] command(Path file, Path to, int first, int last) {
        return new Object[] {
          "pdftoppm", "-cropbox", "-scale-to", SIZE, "-f", first, "-l", last, file, to.resolve("p")
        };
      }
    },
    MUPDF {
      @Override
      Object[] command(Path file, Path to, int first, int last) {
        return new Object[] {
          "mutool",
          "draw",
          "-q",
          "-c",
          "rgb",
          "-F",
          "ppm",
          "-w",
          SIZE,
          "-h",
          SIZE,
          "-o",
          to.resolve("p-%d.ppm"),
          file,
          first + "-" + last
        };
      }
    };

    abstract Object[] command(Path file, Path to, int first, int last);

    /// Renders some pages.
    ///
    /// @return by number
    Map<Integer, BufferedImage> draw(Path file, int first, int last) throws Exception {
      var folder = Files.createTempDirectory("drawn");
      try {
        Tool.run(command(file, folder, first, last));
        var pages = new TreeMap<Integer, BufferedImage>();
        for (var image : list(folder)) {
          var number = String.valueOf(image.getFileName()).replaceAll("\\D", "");
          pages.put(Integer.parseInt(number), read(image));
        }
        return pages;
      } finally {
        for (var image : list(folder)) {
          Files.delete(image);
        }
        Files.delete(folder);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static BufferedImage read(Path ppm) throws IOException {
    try (var in = new DataInputStream(Files.newInputStream(ppm))) {
      var kind = word(in);
      int width = Integer.parseInt(word(in));
      int height = Integer.parseInt(word(in));
      word(in);
      var pixels = in.readAllBytes();
      var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      boolean grey = kind.equals("P5");
      for (int i = 0; i < width * height; i++) {
        int at = grey ? i : 3 * i;
        int red = pixels[at] & 0xff;
        int green = pixels[grey ? at : at + 1] & 0xff;
        int blue = pixels[grey ? at : at + 2] & 0xff;
        image.setRGB(i % width, i / width, (red << 16) | (green << 8) | blue);
      }
      return image;
    }
  }

  private static String word(DataInputStream in) throws IOException {
    var word = new StringBuilder();
    for (int c = in.read(); c > ' '; c = in.read()) {
      word.append((char) c);
    }
    return word.toString();
  }

  @Test
  void poppler_draws_copies_as_the_scores_but_for_the_stamp() {
    assertThat(problems(Renderer.POPPLER)).isEmpty();
  }

  @Test
  void mupdf_draws_copies_as_the_scores_but_for_the_stamp() {
    assertThat(problems(Renderer.MUPDF)).isEmpty();
  }

  private static List<String> problems(Renderer renderer) {
    return Copied.all()
        .parallel()
        .flatMap(score -> problems(renderer, score).stream().map(words -> score + ": " + words))
        .toList();
  }

  private static List<String> problems(Renderer renderer, Copied score) {
    int pages = score.copies().result().pages();
    var problems = new ArrayList<>(problems(renderer, score, 1, Math.min(FIRST_PAGES, pages)));
    if (pages > FIRST_PAGES) {
      problems.addAll(problems(renderer, score, pages, pages));
    }
    return problems;
  }

  private static List<String> problems(Renderer renderer, Copied score, int first, int last) {
    if (renderer == Renderer.POPPLER && score.name().equals(LOST)) {
      return List.of();
    }
    try (var document = ObjectGraphs.original(score.original())) {
      var before = renderer.draw(score.original(), first, last);
      var after = renderer.draw(score.copy(), first, last);
      var problems = new ArrayList<String>();
      for (int number = first; number <= last; number++) {
        var geometry = PageGeometry.of(document.getPage(number - 1));
        boolean nothing = NOTHING_BEFORE.getOrDefault(renderer, Set.of()).contains(score.name());
        var old = before.get(number);
        if (nothing && old != null && !Drawn.isBlank(old)) {
          problems.add("isn't empty in " + renderer);
        }
        boolean comparable = !nothing && !READ_IN_TWO_WAYS.containsKey(score.name());
        var copied = after.get(number);
        if (copied == null || (comparable && old == null)) {
          problems.add(renderer + " doesn't draw page " + number);
          continue;
        }
        var box = Grounds.of(score, geometry, number);
        var page = new Drawn(comparable && old != null ? old : copied, copied, box);
        problems.addAll(page.problems(renderer + " page " + number));
      }
      return problems;
    } catch (Exception e) {
      throw new IllegalStateException(score + " can't be compared", e);
    }
  }

  /// Where the stamp is, in parts of the page.
  private record Grounds(List<Box> boxes) {
    static Grounds of(Copied score, PageGeometry page, int number) {
      var copies = score.copies();
      int sort = copies.prepared().sortOf(number - 1);
      var placed = copies.stamp(TestStamps.LICENCE).on(page, sort);
      return new Grounds(
          placed.grounds().stream()
              .map(ground ->
                  new Box(
                      ground.x() / page.width(),
                      1 - (ground.y() + ground.height()) / page.height(),
                      (ground.x() + ground.width()) / page.width(),
                      1 - ground.y() / page.height()))
              .toList());
    }

    boolean isVisible() {
      return boxes.stream().allMatch(Box::isVisible);
    }

    double height() {
      return boxes.stream().mapToDouble(box -> box.bottom - box.top).max().orElse(0);
    }

    boolean has(double x, double y, BufferedImage image) {
      return boxes.stream().anyMatch(box -> box.has(x, y, image));
    }
  }

  /// A rectangle, from the upper left.
  private record Box(double left, double top, double right, double bottom) {
    boolean isVisible() {
      return left >= 0 && top >= 0 && right <= 1 && bottom <= 1;
    }

    boolean has(double x, double y, BufferedImage image) {
      double w = image.getWidth();
      double h = image.getHeight();
      return x > left * w - 2 && x < right * w + 1 && y > top * h - 2 && y < bottom * h + 1;
    }
  }

  private record Drawn(BufferedImage before, BufferedImage after, Grounds box) {
    List<String> problems(String page) {
      var problems = new ArrayList<String>();
      if (!box.isVisible()) {
        problems.add(page + " has the stamp at " + box);
      }
      if (before.getWidth() != after.getWidth() || before.getHeight() != after.getHeight()) {
        problems.add(page + " has another size");
      } else if (changed() > 0) {
        problems.add(page + " has " + changed() + " other pixels");
      }
      // On a ribbon it is too small to be seen.
      if (box.height() * after.getHeight() > 2 && ink() < LEAST_INK) {
        problems.add(page + " has no stamp");
      }
      return problems;
    }

    static boolean isBlank(BufferedImage image) {
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          if ((image.getRGB(x, y) & 0xffffff) != 0xffffff) {
            return false;
          }
        }
      }
      return true;
    }

    private int changed() {
      int changed = 0;
      for (int y = 0; y < before.getHeight(); y++) {
        for (int x = 0; x < before.getWidth(); x++) {
          if (differ(before.getRGB(x, y), after.getRGB(x, y)) && !box.has(x, y, before)) {
            changed++;
          }
        }
      }
      return changed;
    }

    private int ink() {
      int ink = 0;
      for (int y = 0; y < after.getHeight(); y++) {
        for (int x = 0; x < after.getWidth(); x++) {
          if (((after.getRGB(x, y) >> 8) & 0xff) < 0xd0 && box.has(x, y, after)) {
            ink++;
          }
        }
      }
      return ink;
    }

    private static boolean differ(int one, int other) {
      if (one == other) {
        return false;
      }
      for (int shift = 0; shift < 24; shift += 8) {
        if (Math.abs(((one >> shift) & 0xff) - ((other >> shift) & 0xff)) > TOLERANCE) {
          return true;
        }
      }
      return false;
    }
  }
}
