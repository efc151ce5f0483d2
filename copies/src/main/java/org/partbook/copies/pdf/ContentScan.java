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
/// Three things can't be mended by closing what is open, and make a page's content be rewritten: a
/// `Q` without its `q`, which readers ignore, but which would undo the `q` that is put in front;
/// words within an array that are neither numbers nor names, of which each reader makes something
/// else; and an end in the middle of something, an open string for instance, which would swallow
/// what follows. What is cut away then is what readers don't act upon either.
///
/// Memory: only the places of such words are kept, whatever the length.
final class ContentScan {
  /// Longer than any operator.
  private static final int LONGEST_WORD = 3;

  private static final int LOOK_AHEAD = 64;

  /// Real files have some hundreds.
  private static final int MOST_STRAYS = 1_000_000;

  /// How often the state of graphics may be saved within itself. Readers keep each state in memory;
  /// what programs leave open by mistake are some thousands.
  private static final int DEEPEST = 100_000;

  private static final Set<String> PATHS = Set.of("m", "l", "c", "v", "y", "h", "re");
  private static final Set<String> PAINTING =
      Set.of("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n");

  /// There is more in a page than any reader should have to bear.
  static final class Excess extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message to follow the page's number
    Excess(String message) {
      super(message);
    }
  }

  /// Told of each operator, in order.
  interface Listener {
    /// One more operator.
    ///
    /// @param name the last one before it, or nothing
    /// @param shown how many bytes of strings stand before it
    void operator(String operator, String name, int shown) throws IOException;
  }

  private final BufferedInputStream in;
  private final Listener listener;
  private final StringBuilder name = new StringBuilder();
  private final List<Stray> strays = new ArrayList<>();
  private final List<Stray> withinBrackets = new ArrayList<>();
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
  private int shown;
  private boolean lost;
  private boolean oddWords;

  /// A word that no reader acts upon, and that isn't wanted in a copy.
  record Stray(long from, int length) {}

  private ContentScan(InputStream in, Listener listener) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.listener = listener;
  }

  static ContentScan of(InputStream decoded) throws IOException {
    return of(decoded, (_, _, _) -> {});
  }

  static ContentScan of(InputStream decoded, Listener listener) throws IOException {
    var scan = new ContentScan(decoded, listener);
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
    return !strays.isEmpty() || cut;
  }

  /// Whether it has words in its arrays and dictionaries that don't belong there.
  boolean hasOddWords() {
    return oddWords;
  }

  /// Whether there is content behind an array or a dictionary that doesn't end: some readers draw
  /// it, and some don't.
  boolean isAmbiguous() {
    return lost;
  }

  /// Each `Q` that has no `q`, and what is odd in arrays and dictionaries, in order.
  List<Stray> strays() {
    return strays;
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
        case ']', '}' -> close();
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
    // Readers disagree on what follows an array or a dictionary that isn't closed.
    lost |= open > 0 && !withinBrackets.isEmpty();
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
      shown++;
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
      shown++;
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
      close();
    }
  }

  /// What stands in an array or a dictionary that is closed is an operator to nobody, but some
  /// readers give up the array over it.
  private void close() throws IOException {
    open = Math.max(0, open - 1);
    if (open == 0 && !withinBrackets.isEmpty()) {
      oddWords = true;
      for (var word : withinBrackets) {
        stray(word.from(), word.length());
      }
      withinBrackets.clear();
    }
  }

  private void stray(long from, int length) throws IOException {
    if (strays.size() >= MOST_STRAYS) {
      throw new Excess("has more than " + MOST_STRAYS + " words that mean nothing");
    }
    strays.add(new Stray(from, length));
  }

  private void name() throws IOException {
    name.setLength(0);
    while (regular(peek())) {
      name.append((char) read());
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
    if (open > 0 && !operator.equals("ID")) {
      if (withinBrackets.size() >= MOST_STRAYS) {
        throw new Excess("has more than " + MOST_STRAYS + " words that mean nothing");
      }
      withinBrackets.add(new Stray(start, (int) (at - start)));
      return;
    }
    listener.operator(operator, name.toString(), shown);
    name.setLength(0);
    shown = 0;
    switch (operator) {
      case "q" -> save();
      case "Q" -> restore(start);
      case "BT" -> inText = true;
      case "ET" -> inText = false;
      case "BMC", "BDC" -> mark();
      case "EMC" -> marked = Math.max(0, marked - 1);
      case "ID" -> inlineImage();
      default -> path(operator);
    }
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

  private void save() throws IOException {
    saved++;
    if (saved > DEEPEST) {
      throw new Excess("saves its graphics state more than " + DEEPEST + " times within itself");
    }
  }

  private void mark() throws IOException {
    marked++;
    if (marked > DEEPEST) {
      throw new Excess("marks content more than " + DEEPEST + " times within itself");
    }
  }

  private void restore(long start) throws IOException {
    if (saved == 0) {
      stray(start, 1);
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
    boolean zeros = false;
    boolean text = false;
    for (int i = 0; follows && i < 12; i++) {
      int c = in.read();
      if (c < 0) {
        break;
      }
      zeros |= c == 0;
      text |= !white(c);
      follows = (c >= ' ' && c < 0x7f) || white(c);
    }
    in.reset();
    return follows && (text || !zeros);
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
