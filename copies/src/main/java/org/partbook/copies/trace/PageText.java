package org.partbook.copies.trace;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.partbook.copies.draw.Deadline;
import org.partbook.copies.licence.CopyCode;

/// The codes that stand in a page's text, in groups of four.
///
/// Text that was turned with its page comes out a character a line; so where no code is found, the
/// text is looked at once more without any blanks.
final class PageText {
  private static final String GROUP = "[0-9A-HJKMNP-TV-Z]{4}";
  private static final String GROUPS = GROUP + "(?:[-\u2010\u2011]" + GROUP + "){3}";
  private static final Pattern CODE =
      Pattern.compile("(?<![0-9A-Za-z-])" + GROUPS + "(?![0-9A-Za-z-])");
  private static final Pattern CODE_AMID_OTHERS = Pattern.compile(GROUPS);
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern HYPHENS = Pattern.compile("[\u2010\u2011]");

  private PageText() {}

  /// The codes of a page.
  ///
  /// @param number counted from 1
  /// @param time after which it is given up
  static List<CopyCode> codes(PDDocument document, int number, Duration time) throws IOException {
    var stripper = new BoundedStripper(new Deadline(time));
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    var text = stripper.getText(document);
    var codes = codes(CODE.matcher(text));
    return codes.isEmpty()
        ? codes(CODE_AMID_OTHERS.matcher(BLANKS.matcher(text).replaceAll("")))
        : codes;
  }

  private static List<CopyCode> codes(Matcher matcher) {
    return matcher
        .results()
        .flatMap(match -> CopyCode.parse(HYPHENS.matcher(match.group()).replaceAll("-")).stream())
        .distinct()
        .toList();
  }

  /// Reads a page's text, within a time.
  private static final class BoundedStripper extends PDFTextStripper {
    private final Deadline deadline;

    BoundedStripper(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      deadline.check();
      super.processOperator(operator, operands);
    }
  }
}
