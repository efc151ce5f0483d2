package org.partbook.copies.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.partbook.copies.mark.HiddenMarkReader;
import org.partbook.copies.mark.PageMark;
import org.partbook.copies.mark.Speck;

/// A page that was saved from the browser: an SVG. It is looked at as a text, because it may be
/// broken, or somebody's trap.
final class DrawnPageFile {
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]{" + PageMark.LENGTH + "}");

  /// A small square of a path.
  private static final Pattern SPECK =
      Pattern.compile("M(-?[0-9.]{1,12})[ ,](-?[0-9.]{1,12})h([0-9.]{1,8})v\\3h-\\3z");

  private final String text;

  DrawnPageFile(String text) {
    this.text = text;
  }

  void find(Findings findings) {
    int end = text.indexOf("</metadata>");
    if (end > 0) {
      WORD.matcher(text.substring(0, end))
          .results()
          .flatMap(match -> PageMark.read(match.group()).stream())
          .forEach(code -> findings.onPage(MarkKind.PAGE_DATA, 1, code));
    }
    for (var row : HiddenMarkReader.read(specks())) {
      findings.onPage(MarkKind.HIDDEN_ROW, 1, row.code(), row.corrected());
    }
  }

  private List<Speck> specks() {
    var specks = new ArrayList<Speck>();
    var matcher = SPECK.matcher(text);
    while (matcher.find()) {
      try {
        double size = Double.parseDouble(matcher.group(3));
        double x = Double.parseDouble(matcher.group(1)) + size / 2;
        specks.add(new Speck(x, Double.parseDouble(matcher.group(2)) + size / 2, size));
      } catch (NumberFormatException _) {
        // Two points in a number: not one of ours.
      }
    }
    return specks;
  }
}
