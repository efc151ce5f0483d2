package org.partbook.copies.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.partbook.copies.bytes.Segments;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.stamp.Stamper;

/// Looks at a copy of a score that was just prepared, before any is sold: is it whole, does every
/// page end with the stamp, and does a page look as before around it? What was written is read back
/// by another program than wrote it, PDFBox, and strictly.
final class PdfCheck {
  private static final int MOST_TOKENS = 50_000_000;

  private final Stamper stamper;

  PdfCheck(Stamper stamper) {
    this.stamper = stamper;
  }

  /// Checks a prepared file against its original.
  ///
  /// @throws Unfit if a copy would not be what it should
  void check(PDDocument original, Path made, PreparedPdf prepared, Runnable pageDone)
      throws IOException, Unfit {
    var stamp = prepared.stamp(stamper, Stamper.EXAMPLE);
    var segments = PdfTail.segments(prepared, stamp);
    try (var file = Regions.of(made);
        var document = read(new Segments(file, segments))) {
      if (document.getNumberOfPages() != original.getNumberOfPages()) {
        throw new Unfit("can't be stamped: a copy would lose pages");
      }
      int number = 0;
      for (var page : document.getPages()) {
        number++;
        requireStamp(page, number, prepared.stampName());
        pageDone.run();
      }
      var looks = new LooksCheck(original, document, prepared, stamp);
      for (int index : toLookAt(number)) {
        looks.check(index);
        pageDone.run();
      }
    }
  }

  private static PDDocument read(Segments copy) throws IOException, Unfit {
    try {
      var cache = IOUtils.createTempFileOnlyStreamCache();
      return new PDFParser(new CopyReader(copy), "", null, null, cache).parse(false);
    } catch (IOException e) {
      throw new Unfit("can't be stamped: a copy would be damaged: " + Damage.words(e));
    }
  }

  /// The first, the middle and the last: to look at all would take a folio's import minutes.
  private static Iterable<Integer> toLookAt(int pages) {
    var indexes = new TreeSet<Integer>();
    indexes.add(0);
    indexes.add(pages / 2);
    indexes.add(pages - 1);
    return indexes;
  }

  private static void requireStamp(PDPage page, int number, String stampName)
      throws IOException, Unfit {
    var name = COSName.getPDFName(stampName);
    if (page.getResources() == null
        || !(page.getResources().getXObject(name) instanceof PDFormXObject)) {
      throw new Unfit("can't be stamped: page " + number + " would not know the stamp");
    }
    if (!endsWithStamp(page, name)) {
      throw new Unfit("can't be stamped: the content of page " + number + " does not end properly");
    }
  }

  /// Whether the last thing that the content draws is the stamp, at the top level.
  private static boolean endsWithStamp(PDPage page, COSName stamp) throws IOException {
    var parser = new PDFStreamParser(page);
    try {
      int saved = 0;
      int marked = 0;
      boolean text = false;
      boolean last = false;
      Object before = null;
      Object token = parser.parseNextToken();
      for (int i = 0; token != null && i < MOST_TOKENS; i++) {
        if (token instanceof Operator operator) {
          switch (operator.getName()) {
            case "q" -> saved++;
            case "Q" -> saved--;
            case "BMC", "BDC" -> marked++;
            case "EMC" -> marked = Math.max(0, marked - 1);
            case "BT" -> text = true;
            case "ET" -> text = false;
            default -> {}
          }
          var draws = operator.getName().equals("Do") && stamp.equals(before);
          last =
              draws ? saved == 1 && marked == 0 && !text : last && "Q".equals(operator.getName());
        }
        before = token;
        token = parser.parseNextToken();
      }
      return token == null && last && saved == 0;
    } finally {
      parser.close();
    }
  }
}
