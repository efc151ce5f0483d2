package org.partbook.copies.document;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partbook.copies.typeset.Line;
import org.partbook.copies.typeset.Piece;
import org.partbook.copies.typeset.Typesetter;

/// Sets texts in lines of a width. Widths are in thousandths of the size of the font.
public final class Setting {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  /// In characters as people see them: what is longer isn't looked at whole.
  private static final int LONGEST = 600;

  private final Typesetter typesetter;

  public Setting(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  /// A text in one line, as wide as it is.
  public Line line(String text) {
    return typesetter.line(List.of(piece(text, false)), UNLIMITED);
  }

  /// A text in one line, whose end becomes an ellipsis if it is too long.
  public Line shortened(String text, int width) {
    return typesetter.line(
        List.of(piece(Typesetter.beginning(text, LONGEST), true)), Math.max(1, width));
  }

  /// A text in as many lines as it takes, broken where its script allows that, or anywhere if a
  /// word is wider than a line; the last one that there may be is shortened.
  ///
  /// @param most how many lines, 1 or more
  public List<Line> lines(String text, int width, int most) {
    var lines = new ArrayList<Line>();
    for (var rest = Typesetter.beginning(text.strip(), LONGEST); lines.size() < most; ) {
      int end = lines.size() + 1 == most ? rest.length() : end(rest, width);
      lines.add(
          end == rest.length() ? shortened(rest, width) : line(rest.substring(0, end).strip()));
      rest = rest.substring(end).strip();
      if (rest.isEmpty()) {
        break;
      }
    }
    return lines;
  }

  /// Where the first line ends.
  private int end(String text, int width) {
    if (fits(text, text.length(), width)) {
      return text.length();
    }
    int between = last(BreakIterator.getLineInstance(Locale.ROOT), text, width);
    if (between > 0) {
      return between;
    }
    int within = last(BreakIterator.getCharacterInstance(Locale.ROOT), text, width);
    return within > 0 ? within : text.length();
  }

  /// The last place to break at that leaves a line that fits; 0 if there is none.
  private int last(BreakIterator breaks, String text, int width) {
    breaks.setText(text);
    int last = 0;
    breaks.first();
    for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
      if (!fits(text, at, width)) {
        break;
      }
      last = at;
    }
    return last;
  }

  private boolean fits(String text, int end, int width) {
    return line(text.substring(0, end).strip()).width() <= width;
  }

  private static Piece piece(String text, boolean mayShorten) {
    return new Piece(text, mayShorten, Optional.empty());
  }
}
