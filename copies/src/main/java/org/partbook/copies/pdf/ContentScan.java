package org.partbook.copies.pdf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a page's content as far as it must be known to put something after it: what is left open
/// at its end, and what stands there that no reader heeds.
///
/// Two things can't be mended by closing what is open, and make a page's content be rewritten: a
/// `Q` without its `q`, which readers ignore, but which would undo the `q` that is put in front;
/// and an end in the middle of something, an open string for instance, which would swallow what
/// follows. What is cut away then is what readers don't act upon either.
///
/// Memory: only the places of stray `Q`s are kept, whatever the length.
final class ContentScan {
  /// Longer than any operator.
  private static final int LONGEST_WORD = 3;

  private static final int LOOK_AHEAD = 64;
  private static final Set<String> PATHS = Set.of("m", "l", "c", "v", "y", "h", "re");
  private static final Set<String> PAINTING =
      Set.of("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n");

  private final BufferedInputStream in;
  private final List<Long> strayRestores = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private long at;
  private long length;
  private long end;
  private int saved;
  private int marked;
  private int open;
  private boolean inText;
  private boolean pathOpen;
  private boolean cut;
  private boolean lost;

  private ContentScan(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  static ContentScan of(InputStream decoded) throws IOException {
    var scan = new ContentScan(decoded);
    scan.run();
    return scan;
  }

  /// Operators that close what the content leaves open.
  String closing() {
    var closing = new StringBuilder();
    if (pathOpen) {
      closing.append("n ");
    }
    if (inText) {
      closing.append("ET ");
    }
    closing.repeat("EMC ", marked);
    closing.repeat("Q ", saved);
    return closing.toString();
  }

  /// Whether the content can't stay as it is.
  boolean needsRewriting() {
    return !strayRestores.isEmpty() || cut;
  }

  /// Whether there is content behind an array or a dictionary that doesn't end: some readers draw
  /// it, and some don't.
  boolean isAmbiguous() {
    return lost;
  }

  /// The places of each `Q` that has no `q`, in order.
  List<Long> strayRestores() {
    return strayRestores;
  }

  /// Where what readers act upon ends: after the last operator that is whole.
  long end() {
    return end;
  }

  /// The number of bytes that were read.
  long length() {
    return length;
  }

  private void run() throws IOException {
    for (int c = read(); c >= 0; c = read()) {
      switch (c) {
        case '%' -> comment();
        case '(' -> string();
        case '<' -> hexOrDictionary();
        case '[', '{' -> open++;
        case ']', '}' -> open = Math.max(0, open - 1);
        case '>' -> endOfDictionary();
        case '/' -> name();
        default -> {
          if (regular(c)) {
            word(c);
          }
        }
      }
    }
    length = at;
    cut |= open > 0;
  }

  private void comment() throws IOException {
    for (int c = read(); c != '\n' && c != '\r'; c = read()) {
      if (c < 0) {
        // What follows starts a new line, so this swallows nothing.
        return;
      }
    }
  }

  private void string() throws IOException {
    int depth = 1;
    while (depth > 0) {
      int c = read();
      if (c == '\\') {
        c = read();
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      if (c < 0) {
        cut = true;
        return;
      }
    }
  }

  private void hexOrDictionary() throws IOException {
    int c = read();
    if (c == '<') {
      open++;
      return;
    }
    while (c != '>') {
      if (c < 0) {
        cut = true;
        return;
      }
      c = read();
    }
  }

  private void endOfDictionary() throws IOException {
    if (peek() == '>') {
      read();
      open = Math.max(0, open - 1);
    }
  }

  private void name() throws IOException {
    while (regular(peek())) {
      read();
    }
  }

  private void word(int first) throws IOException {
    long start = at - 1;
    word.setLength(0);
    word.append((char) first);
    while (regular(peek())) {
      int c = read();
      if (word.length() <= LONGEST_WORD) {
        word.append((char) c);
      }
    }
    char c = word.charAt(0);
    if ((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+') {
      return;
    }
    operator(word.toString(), start);
  }

  private void operator(String operator, long start) throws IOException {
    if (operator.equals("true") || operator.equals("fals") || operator.equals("null")) {
      return;
    }
    // An operator ends whatever was open before it: readers give up an array or a dictionary then.
    switch (operator) {
      case "q" -> saved++;
      case "Q" -> restore(start);
      case "BT" -> inText = true;
      case "ET" -> inText = false;
      case "BMC", "BDC" -> marked++;
      case "EMC" -> marked = Math.max(0, marked - 1);
      case "ID" -> inlineImage();
      default -> path(operator);
    }
    // Readers disagree on what follows an array or a dictionary that isn't closed.
    lost |= open > 0;
    // An image in line is one thing from `BI` to its end.
    if (open == 0 && !cut && !operator.equals("BI")) {
      end = at;
    }
  }

  private void path(String operator) {
    if (PATHS.contains(operator)) {
      pathOpen = true;
    } else if (PAINTING.contains(operator)) {
      pathOpen = false;
    }
  }

  private void restore(long start) {
    if (saved == 0) {
      strayRestores.add(start);
    } else {
      saved--;
    }
  }

  /// Skips the bytes of an inline image: they end with `EI` between white space, with more content
  /// behind it.
  private void inlineImage() throws IOException {
    int before = read();
    while (before >= 0) {
      int c = read();
      if (c == 'E' && white(before) && peek() == 'I' && contentFollows()) {
        read();
        return;
      }
      before = c;
    }
    cut = true;
  }

  /// Image data may hold the letters `EI` too, but hardly ever followed by text.
  private boolean contentFollows() throws IOException {
    in.mark(LOOK_AHEAD);
    in.read();
    int first = in.read();
    boolean follows = first < 0 || white(first) || first == '%' || first == '/';
    for (int i = 0; follows && i < 12; i++) {
      int c = in.read();
      if (c < 0) {
        break;
      }
      follows = (c >= ' ' && c < 0x7f) || (white(c) && c != 0);
    }
    in.reset();
    return follows;
  }

  private int read() throws IOException {
    int c = in.read();
    if (c >= 0) {
      at++;
    }
    return c;
  }

  private int peek() throws IOException {
    in.mark(1);
    int c = in.read();
    in.reset();
    return c;
  }

  private static boolean white(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
  }

  private static boolean regular(int c) {
    return c >= 0 && !white(c) && "()<>[]{}/%".indexOf(c) < 0;
  }
}
