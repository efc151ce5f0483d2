package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.partbook.copies.licence.Wording.Element;
import org.partbook.copies.licence.Wording.Field;
import org.partbook.copies.licence.Wording.Words;
import org.partbook.copies.typeset.Line;
import org.partbook.copies.typeset.Piece;

/// The words of a stamp, broken into as many lines as there is room for: at the dots between its
/// parts, or between words where that isn't enough.
final class StampText {
  private static final String DOT = " · ";
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final StampWords words;
  private final List<Atom> atoms = new ArrayList<>();
  private final int fewest;

  /// By number of lines, between words or not: the same words lie on several sorts of pages.
  private final Map<Integer, Lines> known = new HashMap<>();

  private int[] widths = {};
  private int dotWidth;
  private int spaceWidth;

  /// What stands before a part, from the least to what breaks the line in any case.
  private enum Gap {
    NONE,
    SPACE,
    DOT,
    LINE
  }

  /// What is never broken: a part of an element.
  private record Atom(Gap gap, int line, int element, int from, int to) {}

  /// Words in lines.
  ///
  /// @param width of the widest, in thousandths of the size of the font
  record Lines(List<Line> lines, int width) {
    private static Lines of(List<Line> lines) {
      return new Lines(lines, lines.stream().mapToInt(Line::width).max().orElse(0));
    }
  }

  StampText(StampWords words) {
    this.words = words;
    var wording = words.wording().lines();
    for (int line = 0; line < wording.size(); line++) {
      addLine(wording.get(line), line);
    }
    this.fewest = Math.max(1, beginnings().length);
  }

  /// Most stamps have room for their lines as they are, and nothing has to be measured.
  private void measure() {
    if (widths.length == 0) {
      widths = atoms.stream().mapToInt(atom -> width(List.of(piece(atom)))).toArray();
      dotWidth = width(List.of(Piece.fixed(DOT)));
      spaceWidth = width(List.of(Piece.fixed(" ")));
    }
  }

  /// Where the wording begins a line.
  private int[] beginnings() {
    return IntStream.range(0, atoms.size()).filter(i -> atoms.get(i).gap == Gap.LINE).toArray();
  }

  private void addLine(List<Element> elements, int line) {
    var gap = Gap.LINE;
    for (int element = 0; element < elements.size(); element++) {
      gap = addElement(elements.get(element), gap, line, element);
    }
  }

  /// Takes an element apart.
  ///
  /// @return the gap behind it
  private Gap addElement(Element element, Gap before, int line, int number) {
    var text = words.text(element);
    boolean breakable =
        element instanceof Words || element == Field.CUSTOMER || element == Field.VENDOR;
    if (!breakable) {
      atoms.add(new Atom(before, line, number, 0, text.length()));
      return Gap.NONE;
    }
    var gap = before;
    int from = -1;
    for (int at = 0; at < text.length(); at++) {
      boolean dot = element instanceof Words && text.startsWith(DOT, at);
      if (!dot && text.charAt(at) != ' ') {
        from = from < 0 ? at : from;
        continue;
      }
      if (from >= 0) {
        atoms.add(new Atom(gap, line, number, from, at));
        from = -1;
        gap = Gap.NONE;
      }
      gap = greater(gap, dot ? Gap.DOT : Gap.SPACE);
      at += dot ? DOT.length() - 1 : 0;
    }
    if (from < 0) {
      return gap;
    }
    atoms.add(new Atom(gap, line, number, from, text.length()));
    return Gap.NONE;
  }

  private static Gap greater(Gap one, Gap other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// Whether there is nothing to be set.
  boolean isEmpty() {
    return atoms.isEmpty();
  }

  /// As few lines as the wording has.
  int fewest() {
    return fewest;
  }

  /// The words in so many lines, the widest of them as narrow as can be.
  ///
  /// @param count [#fewest] or more
  /// @param betweenWords whether lines may end anywhere between two words
  Lines in(int count, boolean betweenWords) {
    if (atoms.isEmpty()) {
      return new Lines(List.of(), 0);
    }
    int key = 2 * count + (betweenWords ? 1 : 0);
    return known.computeIfAbsent(key, _ -> set(count, betweenWords ? Gap.SPACE : Gap.DOT));
  }

  private Lines set(int count, Gap least) {
    var starts = count == fewest ? beginnings() : breaks(count, least);
    var lines = new ArrayList<Line>();
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : atoms.size();
      lines.add(words.typesetter().line(pieces(starts[i], end), UNLIMITED));
    }
    return Lines.of(lines);
  }

  /// The words in so many lines of a width, with names cut as far as that takes.
  Lines cut(int count, int width) {
    int fits = 1;
    int tooLong = Math.max(words.licence().customer().length(), words.licence().vendor().length());
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) >>> 1;
      if (new StampText(words.withNamesOf(middle)).in(count, true).width() <= width) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return new StampText(words.withNamesOf(fits)).in(count, true);
  }

  /// Where lines begin so that the widest is as narrow as can be.
  private int[] breaks(int count, Gap least) {
    measure();
    int size = atoms.size();
    // Of the atoms up to here in so many lines: how wide the widest is, and where its last begins.
    var best = new int[count + 1][size + 1];
    var last = new int[count + 1][size + 1];
    for (var row : best) {
      Arrays.fill(row, UNLIMITED);
    }
    best[0][0] = 0;
    for (int lines = 1; lines <= count; lines++) {
      for (int end = 1; end <= size; end++) {
        int width = 0;
        for (int start = end - 1; start >= 0; start--) {
          width += widths[start] + (start + 1 < end ? gapWidth(start + 1) : 0);
          boolean mayBegin = start == 0 || atoms.get(start).gap.compareTo(least) >= 0;
          if (mayBegin && best[lines - 1][start] < UNLIMITED) {
            int widest = Math.max(best[lines - 1][start], width);
            if (widest < best[lines][end]) {
              best[lines][end] = widest;
              last[lines][end] = start;
            }
          }
          if (atoms.get(start).gap == Gap.LINE) {
            break;
          }
        }
      }
    }
    int lines = count;
    for (int fewer = count - 1; fewer > 0; fewer--) {
      lines = best[fewer][size] <= best[lines][size] ? fewer : lines;
    }
    var starts = new int[lines];
    for (int end = size; lines > 0; lines--) {
      starts[lines - 1] = last[lines][end];
      end = starts[lines - 1];
    }
    return starts;
  }

  private int gapWidth(int atom) {
    return switch (atoms.get(atom).gap) {
      case NONE, LINE -> 0;
      case SPACE -> spaceWidth;
      case DOT -> dotWidth;
    };
  }

  /// What stands in the wording from one atom up to another: names stay in one piece, whatever the
  /// direction in which they are read.
  private List<Piece> pieces(int start, int end) {
    var first = atoms.get(start);
    var last = atoms.get(end - 1);
    var elements = words.wording().lines().get(first.line);
    var pieces = new ArrayList<Piece>();
    for (int number = first.element; number <= last.element; number++) {
      var text = words.text(elements.get(number));
      int from = number == first.element ? first.from : 0;
      int to = number == last.element ? last.to : text.length();
      pieces.add(words.piece(elements.get(number), text.substring(from, to)));
    }
    return pieces;
  }

  private Piece piece(Atom atom) {
    var element = words.wording().lines().get(atom.line).get(atom.element);
    return words.piece(element, words.text(element).substring(atom.from, atom.to));
  }

  private int width(List<Piece> pieces) {
    return words.typesetter().line(pieces, UNLIMITED).width();
  }
}
