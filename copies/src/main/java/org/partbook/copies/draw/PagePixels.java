package org.partbook.copies.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.partbook.copies.draw.Doubts.Kind;

/// Pages as pictures in colour, of a size that is given. Where PDFBox may have left something out,
/// the picture of the two renderers is taken that shows more.
public final class PagePixels {
  private static final Duration TIME = Duration.ofSeconds(15);

  /// Lines that are thinner than a pixel come out even.
  private static final int FINER = 2;

  private final PDDocument document;
  private final SecondRenderer second;

  /// @param second which has the same file open, or will have
  public PagePixels(PDDocument document, SecondRenderer second) {
    this.document = document;
    this.second = second;
  }

  /// A page as it is seen: upright, cropped, with its annotations. Drawing writes into the
  /// document.
  ///
  /// @param index from 0
  /// @throws IOException if nobody can draw it
  public BufferedImage rgb(int index, int width, int height) throws IOException {
    var page = document.getPage(index);
    var space = PageSpace.of(page);
    try {
      if (!PageWeight.isBearable(page)) {
        throw new IOException("a page that is too heavy to be drawn");
      }
      var renderer = new BoundedRenderer(document, new Deadline(TIME));
      renderer.setSubsamplingAllowed(true);
      double scale = FINER * width / space.width() * space.userUnit();
      var image =
          PictureSize.reduce(
              renderer.renderImage(index, (float) scale, ImageType.RGB), width, height);
      if (!renderer.doubts().isEmpty() || (page.hasContents() && ink(image) == 0)) {
        return second
            .rgb(document, index, space, width, height)
            .filter(other -> renderer.doubts().has(Kind.NO_LETTERS) || ink(other) > ink(image))
            .orElse(image);
      }
      return image;
    } catch (IOException
        | RuntimeException
        | StackOverflowError
        | LinkageError
        | OutOfMemoryError e) {
      Optional<BufferedImage> other = second.rgb(document, index, space, width, height);
      if (other.isPresent()) {
        return other.get();
      }
      throw new IOException("page " + (index + 1) + " can't be drawn: " + e, e);
    }
  }

  /// How much darker than white paper a picture is.
  private static long ink(BufferedImage image) {
    long ink = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        ink += 0xff - (image.getRGB(x, y) >> 8 & 0xff);
      }
    }
    return ink;
  }
}
