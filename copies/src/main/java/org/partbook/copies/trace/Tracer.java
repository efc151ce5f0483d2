package org.partbook.copies.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.mark.HiddenMarkReader;
import org.partbook.copies.pdf.PageCost;

/// Searches a file for the marks of copies.
///
/// Data and drawing are read of all pages. Pages are looked at as pictures, which takes a second or
/// more for each, only if nothing else was found on them, or if the caller wants everything; and
/// then only 20, and only while the 3 minutes for the file last. What was left out is remarked.
///
/// ```java
/// switch (new Tracer(false).trace(Path.of("found.pdf"))) {
///   case TraceOutcome.Searched found ->
///       found.copies().forEach(copy -> IO.println(copy.code() + " " + copy.isChecked()));
///   case TraceOutcome.UnknownFile _ -> IO.println("no PDF, no page and no picture");
/// }
/// ```
///
/// The file may be anybody's: what PDFBox stumbles over becomes a remark, and so does a page that
/// is made to be drawn for years. But it is PDFBox that reads and renders it, in this process, and
/// a file made for the purpose, with a huge picture for instance, may keep it busy beyond the time:
/// give it a process of its own where files come from strangers. A QR code counts if its address
/// ends in `/verify/` and the code. Any number of threads may use a tracer at a time.
public final class Tracer {
  /// How many pages of a file are looked at as pictures, at most.
  public static final int MOST_RENDERED = 20;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// Of processor time, for the text of a page, and for a picture of it.
  private static final Duration TIME = Duration.ofSeconds(20);

  private final boolean renderAll;

  /// A tracer.
  ///
  /// @param renderAll whether pages are looked at as pictures even if other marks were found on
  ///   them
  public Tracer(boolean renderAll) {
    this.renderAll = renderAll;
  }

  /// What marks are in the file.
  ///
  /// @param file a PDF, a page of a copy that was saved as SVG, or a picture in a format that Java
  ///   reads, such as PNG or JPEG, of 100 million pixels at most; the file's content decides
  /// @return what was found, which may be nothing
  /// @throws IOException if the file can't be read at all
  public TraceOutcome trace(Path file) throws IOException {
    var raw = new RawFile(file);
    if (raw.isPdf()) {
      return document(file, raw);
    }
    return raw.isSvg() ? drawnPage(raw) : picture(file);
  }

  private static TraceOutcome drawnPage(RawFile raw) throws IOException {
    var findings = new Findings();
    new DrawnPageFile(raw.text()).find(findings);
    return new TraceOutcome.Searched(findings.copies(), 1, 0, findings.remarks());
  }

  private static TraceOutcome picture(Path file) throws IOException {
    var findings = new Findings();
    try {
      var codes = PictureFile.codes(file);
      if (codes.isEmpty()) {
        return new TraceOutcome.UnknownFile();
      }
      codes.get().forEach(code -> findings.onPage(MarkKind.QR_CODE, 1, code));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      findings.remark("the picture can't be read: " + e.getMessage());
    }
    return new TraceOutcome.Searched(findings.copies(), 1, 1, findings.remarks());
  }

  private TraceOutcome document(Path file, RawFile raw) throws IOException {
    var findings = new Findings();
    raw.identifiers(code -> findings.ofFile(MarkKind.FILE_ID, code));
    try (var document =
        Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      return new Search(document, findings).run();
    } catch (InvalidPasswordException _) {
      findings.remark("the file needs a password, so its pages were not read");
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      findings.remark("the file is damaged, so its pages were not read: " + e.getMessage());
    }
    return new TraceOutcome.Searched(findings.copies(), 0, 0, findings.remarks());
  }

  /// The search of one document.
  private final class Search {
    private final PDDocument document;
    private final Findings findings;
    private final int pages;
    private final long begin = System.nanoTime();
    private final PageCost cost = new PageCost();
    private final BitSet tooDear = new BitSet();
    private int rendered;

    Search(PDDocument document, Findings findings) {
      this.document = document;
      this.findings = findings;
      this.pages = document.getNumberOfPages();
    }

    TraceOutcome run() {
      DocumentMarks.find(document, findings);
      int number = 1;
      while (number <= pages && timeIsLeft()) {
        read(number);
        number++;
      }
      if (number <= pages) {
        findings.remark("only %d of %d pages were read in time".formatted(number - 1, pages));
      }
      render();
      return new TraceOutcome.Searched(findings.copies(), pages, rendered, findings.remarks());
    }

    private void read(int number) {
      attempt(
          number,
          "read",
          () -> {
            var page = document.getPage(number - 1);
            DocumentMarks.find(page, number, findings);
            hiddenRows(page, number);
          });
      if (!attempt(
          number, "read as text", () -> cost.require(document.getPage(number - 1), number))) {
        tooDear.set(number);
        return;
      }
      attempt(
          number,
          "read as text",
          () ->
              PageText.codes(document, number, TIME)
                  .forEach(code -> findings.onPage(MarkKind.TEXT, number, code)));
    }

    private void hiddenRows(PDPage page, int number) throws IOException {
      for (var row : HiddenMarkReader.read(SpeckFinder.on(page))) {
        findings.onPage(MarkKind.HIDDEN_ROW, number, row.code(), row.corrected());
      }
    }

    private void render() {
      var pictures = new PagePictures(document, TIME);
      int left = 0;
      for (int number = 1; number <= pages; number++) {
        if (tooDear.get(number) || (!renderAll && findings.isSureOf(number))) {
          continue;
        }
        if (rendered == MOST_RENDERED || !timeIsLeft()) {
          left++;
          continue;
        }
        rendered++;
        look(pictures, number);
      }
      if (left > 0) {
        findings.remark(
            "%d pages were looked at as pictures, %d more were not".formatted(rendered, left));
      }
    }

    private void look(PagePictures pictures, int number) {
      attempt(
          number,
          "rendered",
          () ->
              pictures
                  .codes(number)
                  .forEach(code -> findings.onPage(MarkKind.QR_CODE, number, code)));
    }

    private boolean timeIsLeft() {
      return System.nanoTime() - begin < PATIENCE.toNanos();
    }

    /// @return whether it was done
    private boolean attempt(int page, String what, Attempt attempt) {
      try {
        attempt.run();
        return true;
      } catch (Unfit _) {
        findings.remark(
            "page %d takes too much to draw, so neither its text nor its picture was looked at"
                .formatted(page));
      } catch (IOException
          | RuntimeException
          | StackOverflowError
          | LinkageError
          | OutOfMemoryError e) {
        // PDFBox meets what it can't do with all of these; one page must not cost the others'
        // marks.
        findings.remark("page %d can't be %s: %s".formatted(page, what, e.getMessage()));
      }
      return false;
    }
  }

  private interface Attempt {
    void run() throws IOException, Unfit;
  }
}
