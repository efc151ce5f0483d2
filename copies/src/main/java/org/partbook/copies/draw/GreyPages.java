package org.partbook.copies.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.partbook.copies.draw.Doubts.Kind;

/// Pages in grey, small, for looking what is where on them. Whatever one of two renderers shows is
/// there, where PDFBox is in doubt.
public final class GreyPages {
  private static final Duration TIME = Duration.ofSeconds(8);
  private static final int WHITE = 250;

  private final PDDocument document;
  private final SecondRenderer second;

  /// @param second which has the same file open, or will have
  public GreyPages(PDDocument document, SecondRenderer second) {
    this.document = document;
    this.second = second;
  }

  /// A page as it is seen, but for its annotations: they are kept clear of by where they are,
  /// whatever they look like. Drawing writes into the document.
  ///
  /// @param index from 0
  /// @param scale in pixels for each point
  /// @throws IOException if nobody can draw it
  public BufferedImage grey(int index, double scale) throws IOException {
    var page = document.getPage(index);
    var space = PageSpace.of(page);
    int width = (int) Math.max(1, Math.floor(space.width() * scale));
    int height = (int) Math.max(1, Math.floor(space.height() * scale));
    try {
      if (!PageWeight.isBearable(page)) {
        throw new IOException("a page that is too heavy to be drawn");
      }
      var renderer = new BoundedRenderer(document, new Deadline(TIME));
      renderer.setAnnotationsFilter(_ -> false);
      float ofUnits = (float) (scale * space.userUnit());
      var image = renderer.renderImage(index, ofUnits, ImageType.GRAY);
      if (mayLack(renderer.doubts()) || (page.hasContents() && isBlank(image))) {
        var other = second.grey(document, index, space, image.getWidth(), image.getHeight());
        if (other.isEmpty() && renderer.doubts().has(Kind.UNREADABLE_PICTURE)) {
          throw new IOException("a page with a picture that nobody could read");
        }
        other.ifPresent(seen -> darken(image, seen));
      }
      return image;
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      Optional<BufferedImage> other = second.grey(document, index, space, width, height);
      if (other.isPresent()) {
        return other.get();
      }
      throw e;
    }
  }

  /// Whether something may be missing; where it is drawn otherwise, it is there all the same.
  private static boolean mayLack(Doubts doubts) {
    return doubts.has(Kind.UNREADABLE_PICTURE)
        || doubts.has(Kind.NO_LETTERS)
        || doubts.has(Kind.STUMBLED)
        || doubts.has(Kind.SOFT_MASK)
        || doubts.has(Kind.PATTERN);
  }

  private static boolean isBlank(BufferedImage image) {
    var row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int level : image.getRaster().getSamples(0, y, row.length, 1, 0, row)) {
        if (level < WHITE) {
          return false;
        }
      }
    }
    return true;
  }

  private static void darken(BufferedImage image, BufferedImage other) {
    var one = image.getRaster();
    var more = other.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int darker = Math.min(one.getSample(x, y, 0), more.getSample(x, y, 0));
        one.setSample(x, y, 0, darker);
      }
    }
  }
}
