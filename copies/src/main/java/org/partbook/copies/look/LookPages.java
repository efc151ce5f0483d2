package org.partbook.copies.look;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.draw.PagePixels;
import org.partbook.copies.draw.SecondRenderer;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.look.LookPage.Legible;
import org.partbook.copies.pdf.Damage;
import org.partbook.copies.pdf.OpenedPdf;
import org.partbook.copies.pdf.PageCost;
import org.partbook.copies.pdf.PdfPreparer;
import org.partbook.copies.stamp.PageGeometry;
import org.partbook.copies.stamp.Stamper;

/// Makes the pictures of a look inside, and puts them into one file.
///
/// One page at least can't be read, however many may be: of a score with one page, its lower part.
public final class LookPages {
  /// Of a score, with those that can't be read: whoever looks inside has seen enough then.
  public static final int MOST_SHOWN = 20;

  private static final int WIDTH = 1000;
  private static final int TALLEST = 2000;

  /// What can't be read needs few pixels.
  private static final int BLURRED_WIDTH = 600;

  /// Of an only page, what can be read.
  private static final double BEGINNING = 0.4;

  /// The part of its height in which it passes away, and the rest comes up.
  private static final int FOG = 16;

  private static final Color CLEAR = new Color(255, 255, 255, 0);

  private final PDDocument document;
  private final PagePixels pixels;
  private final AcrossMark mark;
  private final OutputStream out;
  private final PageCost cost = new PageCost();
  private final List<LookPage> pages = new ArrayList<>();
  private long at;

  private LookPages(PDDocument document, SecondRenderer second, AcrossMark mark, OutputStream out) {
    this.document = document;
    this.pixels = new PagePixels(document, second);
    this.mark = mark;
    this.out = out;
  }

  /// Makes them.
  ///
  /// @param made where the file goes; on failure, what is there is worthless
  /// @param readable how many pages may be read at most
  /// @param name whose the score is, as it stands across the pages; may be empty
  /// @param pageDone told when one more was drawn
  /// @return how many pages the score has
  /// @throws Unfit if it can't be opened as a PDF with pages
  /// @throws IOException if the file can't be written
  public static int write(
      Path pdf, Path made, int readable, String name, Stamper stamper, Runnable pageDone)
      throws Unfit, IOException {
    var mark =
        new AcrossMark(
            stamper.words(AcrossMark.WORD, AcrossMark.LONGEST),
            stamper.words(name, AcrossMark.LONGEST));
    try (var opened = open(pdf);
        var second = new SecondRenderer(pdf);
        var out = new BufferedOutputStream(Files.newOutputStream(made))) {
      var pages = new LookPages(opened.document(), second, mark, out);
      return pages.write(readable, pageDone);
    }
  }

  private static OpenedPdf open(Path pdf) throws Unfit {
    try {
      return OpenedPdf.open(pdf);
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw Damage.of(e, "is a PDF that can't be drawn: ");
    }
  }

  private int write(int readable, Runnable pageDone) throws Unfit, IOException {
    int count = document.getNumberOfPages();
    if (count == 0) {
      throw new Unfit("is a PDF without pages");
    }
    for (int index = 0; index < Math.min(count, MOST_SHOWN); index++) {
      if (Thread.interrupted()) {
        throw new ClosedByInterruptException();
      }
      requireBearable(index);
      write(index, legible(index, count, readable));
      pageDone.run();
    }
    new PreparedFile(PreparedFile.Kind.LOOK, new LookScore(count, pages).toBytes()).writeTo(out);
    return count;
  }

  private static Legible legible(int index, int count, int readable) {
    if (count == 1) {
      return Legible.PART;
    }
    return index < Math.min(readable, count - 1) ? Legible.ALL : Legible.NONE;
  }

  private void requireBearable(int index) throws Unfit {
    try {
      cost.require(document.getPage(index), index + 1);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw Damage.of(e, "is a PDF that can't be drawn: ");
    }
  }

  private void write(int index, Legible legible) throws IOException {
    var picture =
        switch (legible) {
          case ALL -> LookPicture.sharp(marked(sharp(index)));
          case PART -> LookPicture.soft(marked(beginning(index)));
          case NONE -> LookPicture.jpeg(marked(blurred(index)));
        };
    out.write(picture.file());
    int length = picture.file().length;
    pages.add(new LookPage(legible, picture.jpeg(), picture.width(), picture.height(), at, length));
    at += length;
  }

  private BufferedImage marked(BufferedImage image) {
    mark.draw(image);
    return image;
  }

  private BufferedImage sharp(int index) throws IOException {
    var page = PageGeometry.of(document.getPage(index));
    double scale = Math.min(WIDTH / page.width(), TALLEST / page.height());
    return picture(index, pixels(page.width() * scale), pixels(page.height() * scale));
  }

  /// The coarse picture is made of the cells alone.
  private BufferedImage blurred(int index) throws IOException {
    var page = PageGeometry.of(document.getPage(index));
    double scale = Math.min(BLURRED_WIDTH / page.width(), TALLEST / page.height());
    return coarse(index, page).draw(pixels(page.width() * scale), pixels(page.height() * scale));
  }

  private BufferedImage beginning(int index) throws IOException {
    var page = PageGeometry.of(document.getPage(index));
    var image = sharp(index);
    var cells = coarse(index, page);
    int row = (int) Math.floor(cells.rows() * BEGINNING);
    int from = image.getHeight() * row / cells.rows();
    var rest = cells.from(row).draw(image.getWidth(), image.getHeight() - from);
    var graphics = image.createGraphics();
    graphics.drawImage(rest, 0, from, null);
    int fog = image.getHeight() / FOG;
    graphics.setPaint(new GradientPaint(0, from - fog, CLEAR, 0, from, Color.WHITE));
    graphics.fillRect(0, from - fog, image.getWidth(), fog);
    graphics.setPaint(new GradientPaint(0, from, Color.WHITE, 0, from + fog, CLEAR));
    graphics.fillRect(0, from, image.getWidth(), fog);
    graphics.dispose();
    return image;
  }

  private CoarsePage coarse(int index, PageGeometry page) throws IOException {
    int rows = CoarsePage.rows(page.width(), page.height());
    return CoarsePage.of(
        picture(
            index,
            CoarsePage.columns(page.width()) * CoarsePage.PIXELS_OF_CELL,
            rows * CoarsePage.PIXELS_OF_CELL));
  }

  private static int pixels(double exact) {
    return (int) Math.max(1, Math.round(exact));
  }

  /// A page that nobody can draw stays white, as in the reader.
  private BufferedImage picture(int index, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    try {
      graphics.drawImage(pixels.rgb(index, width, height), 0, 0, width, height, null);
    } catch (IOException e) {
      PdfPreparer.requireItIsTheFile(e);
    } finally {
      graphics.dispose();
    }
    return image;
  }
}
