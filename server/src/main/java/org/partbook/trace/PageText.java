package org.partbook.trace;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.partbook.mark.CopyCode;

/// The codes that stand in a page's text, in groups of four.
final class PageText {
  private static final String GROUP = "[0-9A-HJKMNP-TV-Z]{4}";
  private static final Pattern CODE =
      Pattern.compile("(?<![0-9A-Za-z-])" + GROUP + "(?:-" + GROUP + "){3}(?![0-9A-Za-z-])");

  private PageText() {}

  static List<CopyCode> codes(PDDocument document, int number) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return CODE.matcher(stripper.getText(document))
        .results()
        .flatMap(match -> CopyCode.parse(match.group()).stream())
        .distinct()
        .toList();
  }
}
