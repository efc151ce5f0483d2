package org.partbook.copies.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.draw.Doubts.Kind;
import org.partbook.copies.draw.PageDrawing.Trust;

/// Draws pages of PDFs as SVG. What can't be said in lines and areas is a picture in it; where that
/// doesn't go, or takes too long, the whole page is one. Where a page has something that PDFBox may
/// draw wrongly, a second renderer looks at it, and if it sees something else, the page is its
/// picture.
public final class PageDrawer {
  private static final Duration VECTORS = Duration.ofSeconds(8);
  private static final Duration PICTURE = Duration.ofSeconds(30);
  private static final double PICTURE_PIXELS_PER_POINT = 220.0 / 72;

  /// A picture that PDFBox couldn't read may be pale.
  private static final int SEEN = 6;

  /// Of pages that only have letters of usual fonts in doubt, so many are looked at: they rarely
  /// differ, and all of a folio would take minutes.
  private static final int MOST_USUAL = 3;

  private final PDDocument document;
  private final @Nullable SecondRenderer second;
  private int usual;

  /// Without a second renderer.
  public PageDrawer(PDDocument document) {
    this(document, null);
  }

  /// @param second which has the same file open, or will have
  public PageDrawer(PDDocument document, @Nullable SecondRenderer second) {
    this.document = document;
    this.second = second;
  }

  /// What PDFBox has made of a page.
  ///
  /// @param preview what it looks like, where anybody asked
  private record Attempt(PageDrawing drawing, Doubts doubts, Optional<BufferedImage> preview) {}

  /// Draws a page as it is seen: upright, cropped, with its annotations and without hidden layers.
  /// The same page gives the same bytes each time, but for one that takes about as long as it may.
  ///
  /// @param index from 0
  /// @throws IOException if nobody can make anything of it, or not with the memory that there is
  public PageDrawing draw(int index) throws IOException {
    try {
      var page = document.getPage(index);
      var space = PageSpace.of(page);
      try {
        return judged(attempt(index, page, space, false), index, page, space);
      } catch (IOException
          | RuntimeException
          | StackOverflowError
          | LinkageError
          | OutOfMemoryError e) {
        var picture = pictureBySecond(index, space);
        if (picture.isPresent()) {
          return picture.get();
        }
        throw e;
      }
    } catch (RuntimeException | StackOverflowError | LinkageError | OutOfMemoryError e) {
      throw new IOException("page " + (index + 1) + " can't be drawn: " + e, e);
    }
  }

  private Attempt attempt(int index, PDPage page, PageSpace space, boolean withPreview)
      throws IOException {
    if (!PageWeight.isBearable(page)) {
      throw new IOException(
          "page " + (index + 1) + " has an image that is too large for the memory");
    }
    try {
      return vectors(index, space, withPreview);
    } catch (RuntimeException | StackOverflowError _) {
      return picture(index, page, space);
    }
  }

  private Attempt vectors(int index, PageSpace space, boolean withPreview) throws IOException {
    var preview = withPreview ? new Preview(space) : null;
    var svg = new Svg(space, preview);
    var graphics = new SvgGraphics(svg, space);
    var renderer = new BoundedRenderer(document, new Deadline(VECTORS));
    // Images are made smaller here, and better.
    renderer.setImageDownscalingOptimizationThreshold(0);
    renderer.renderPageToGraphics(index, graphics, (float) space.pixelsPerPoint());
    if (svg.isEmpty() && document.getPage(index).getCOSObject().containsKey(COSName.CONTENTS)) {
      renderer.doubts().add(Kind.NOTHING);
    }
    return new Attempt(
        drawing(svg.finish(), space),
        renderer.doubts(),
        Optional.ofNullable(preview).map(Preview::image));
  }

  private Attempt picture(int index, PDPage page, PageSpace space) throws IOException {
    var renderer = new BoundedRenderer(document, new Deadline(PICTURE));
    renderer.setSubsamplingAllowed(true);
    double scale =
        PageSpace.pixelsPerUnit(
            page.getCropBox().getWidth(), page.getCropBox().getHeight(), PICTURE_PIXELS_PER_POINT);
    BufferedImage image = renderer.renderImage(index, (float) scale, ImageType.RGB);
    var preview = PictureSize.reduce(image, Preview.width(space), Preview.height(space));
    return new Attempt(onlyPicture(image, space), renderer.doubts(), Optional.of(preview));
  }

  private static PageDrawing onlyPicture(BufferedImage image, PageSpace space) throws IOException {
    var written = PictureWriter.write(image, image.getWidth(), image.getHeight(), false);
    return drawing(Svg.onlyPicture(written, space), space);
  }

  /// What is to be had of a page of which PDFBox has made something.
  private PageDrawing judged(Attempt attempt, int index, PDPage page, PageSpace space)
      throws IOException {
    var doubts = attempt.doubts();
    if (doubts.isEmpty() || (doubts.areOfUsualFonts() && ++usual > MOST_USUAL)) {
      return attempt.drawing();
    }
    var otherwise = without(doubts);
    var seen = seenBySecond(index, space);
    if (seen.isEmpty()) {
      boolean couldTell = second != null && second.couldTell();
      return attempt
          .drawing()
          .trusted(couldTell && otherwise == Trust.SURE ? Trust.DOUBTFUL : otherwise);
    }
    var drawn = attempt.preview().isPresent() ? attempt : attempt(index, page, space, true);
    var preview = drawn.preview().orElseThrow();
    var likeness = Likeness.of(preview, seen.get());
    if (likeness.isSame() && (otherwise == Trust.SURE || likeness.largest() < SEEN)) {
      return attempt.drawing().trusted(otherwise);
    }
    if (likeness.missing() == 0
        && doubts.has(Kind.ANNOTATION)
        && !doubts.mayHide()
        && !doubts.has(Kind.NO_LETTERS)) {
      // PDFBox gives some of them a look of its own, such as a pin for a file.
      return attempt.drawing().trusted(otherwise);
    }
    boolean sees =
        likeness.missing() > 0
            || likeness.added() == 0
            || doubts.mayHide()
            || doubts.has(Kind.NO_LETTERS);
    if (!sees || Likeness.isBlank(seen.get())) {
      return attempt.drawing().trusted(otherwise == Trust.SURE ? Trust.DOUBTFUL : otherwise);
    }
    var picture = pictureBySecond(index, space);
    return picture.isEmpty()
        ? attempt.drawing().trusted(Trust.DOUBTFUL)
        : picture
            .get()
            .trusted(
                likeness.added() > 0 && !doubts.has(Kind.NO_LETTERS) ? Trust.DOUBTFUL : Trust.SURE);
  }

  /// How far a page can be trusted of which nobody sees more.
  private static Trust without(Doubts doubts) {
    if (doubts.has(Kind.UNREADABLE_PICTURE)) {
      return Trust.INCOMPLETE;
    }
    if (doubts.has(Kind.NOTHING) && doubts.hasPainted()) {
      return Trust.BLANK;
    }
    return doubts.has(Kind.NO_LETTERS) ? Trust.DOUBTFUL : Trust.SURE;
  }

  private Optional<BufferedImage> seenBySecond(int index, PageSpace space) throws IOException {
    return second == null
        ? Optional.empty()
        : second.grey(document, index, space, Preview.width(space), Preview.height(space));
  }

  private Optional<PageDrawing> pictureBySecond(int index, PageSpace space) throws IOException {
    if (second == null) {
      return Optional.empty();
    }
    double scale = PageSpace.pixelsPerUnit(space.width(), space.height(), PICTURE_PIXELS_PER_POINT);
    var picture =
        second.rgb(
            document,
            index,
            space,
            (int) Math.max(1, Math.round(space.width() * scale)),
            (int) Math.max(1, Math.round(space.height() * scale)));
    return picture.isEmpty() ? Optional.empty() : Optional.of(onlyPicture(picture.get(), space));
  }

  private static PageDrawing drawing(byte[] elements, PageSpace space) {
    return new PageDrawing(space.width(), space.height(), elements, Trust.SURE);
  }
}
