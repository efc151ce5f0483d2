package org.partbook.copies.pages;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.partbook.copies.bytes.Deflated;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.draw.PageDrawer;
import org.partbook.copies.draw.PageDrawing;
import org.partbook.copies.draw.PageDrawing.Trust;
import org.partbook.copies.draw.SecondRenderer;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Finding.Kind;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.pdf.Damage;
import org.partbook.copies.pdf.OpenedPdf;
import org.partbook.copies.pdf.PageCost;
import org.partbook.copies.pdf.PageNumbers;
import org.partbook.copies.pdf.PdfPreparer;
import org.partbook.copies.stamp.PageGeometry;

/// Draws all pages of a PDF into a file, where each can be found and sent by itself.
public final class PageDrawings {
  private final PageDrawer drawer;
  private final PDDocument document;
  private final OutputStream out;
  private final Runnable pageDone;
  private final List<DrawnPage> pages = new ArrayList<>();
  private final List<Integer> empty = new ArrayList<>();
  private final List<Integer> incomplete = new ArrayList<>();
  private final PageCost cost = new PageCost();
  private final List<Integer> blank = new ArrayList<>();
  private final List<Integer> doubtful = new ArrayList<>();
  private long at;

  private PageDrawings(
      PDDocument document, SecondRenderer second, OutputStream out, Runnable pageDone) {
    this.document = document;
    this.drawer = new PageDrawer(document, second);
    this.out = out;
    this.pageDone = pageDone;
  }

  /// What was drawn.
  ///
  /// @param findings what the publisher should know
  public record Result(int pages, List<Finding> findings) {}

  /// Draws a PDF.
  ///
  /// @param made where the file goes; on failure, what is there is worthless
  /// @param pageDone told when one more was drawn
  /// @throws Unfit if it can't be opened as a PDF with pages
  /// @throws IOException if the file can't be written
  public static Result write(Path pdf, Path made, Runnable pageDone) throws Unfit, IOException {
    try (var opened = open(pdf);
        var second = new SecondRenderer(pdf);
        var out = new BufferedOutputStream(Files.newOutputStream(made))) {
      return new PageDrawings(opened.document(), second, out, pageDone).write();
    }
  }

  private static OpenedPdf open(Path pdf) throws Unfit {
    try {
      return OpenedPdf.open(pdf);
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw Damage.of(e, "is a PDF that can't be drawn: ");
    }
  }

  private Result write() throws Unfit, IOException {
    int count = document.getNumberOfPages();
    if (count == 0) {
      throw new Unfit("is a PDF without pages");
    }
    for (int index = 0; index < count; index++) {
      if (Thread.interrupted()) {
        throw new ClosedByInterruptException();
      }
      requireBearable(index);
      write(drawn(index));
      pageDone.run();
    }
    new PreparedFile(PreparedFile.Kind.PAGES, new DrawnScore(pages).toBytes()).writeTo(out);
    return new Result(count, findings());
  }

  private void requireBearable(int index) throws Unfit {
    try {
      cost.require(document.getPage(index), index + 1);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw Damage.of(e, "is a PDF that can't be drawn: ");
    }
  }

  /// A page that PDFBox can't draw stays white: the others, and the copy for download, are worth
  /// having all the same.
  private PageDrawing drawn(int index) throws IOException {
    try {
      var drawing = drawer.draw(index);
      switch (drawing.trust()) {
        case SURE -> {}
        case INCOMPLETE -> incomplete.add(index + 1);
        case BLANK -> blank.add(index + 1);
        case DOUBTFUL -> doubtful.add(index + 1);
      }
      return drawing;
    } catch (IOException e) {
      PdfPreparer.requireItIsTheFile(e);
      empty.add(index + 1);
      var page = PageGeometry.of(document.getPage(index));
      return new PageDrawing(page.width(), page.height(), new byte[0], Trust.SURE);
    }
  }

  private void write(PageDrawing drawing) throws IOException {
    var packed = Deflated.piece(drawing.elements(), Deflated.BEST);
    var crc = new CRC32();
    crc.update(drawing.elements());
    out.write(packed);
    pages.add(
        new DrawnPage(
            at,
            packed.length,
            drawing.elements().length,
            (int) crc.getValue(),
            drawing.width(),
            drawing.height()));
    at += packed.length;
  }

  private List<Finding> findings() {
    return Stream.of(
            finding(
                Kind.NOT_DRAWN, empty, "has pages that can't be drawn and are empty in the reader"),
            finding(
                Kind.PICTURES_MISSING,
                incomplete,
                "has pictures in a format that the reader can't show, so they are missing there"),
            finding(
                Kind.BLANK,
                blank,
                "has pages that are empty in the reader, though something is on them"),
            finding(Kind.DOUBTFUL, doubtful, "has pages that may look different in the reader"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Finding> finding(Kind kind, List<Integer> pages, String words) {
    return pages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                kind,
                pages,
                words + " (but not in the copy for download): page " + PageNumbers.of(pages)));
  }
}
