package org.partbook.copies;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.document.DocumentFont;
import org.partbook.copies.document.PdfObjects;
import org.partbook.copies.document.Setting;
import org.partbook.copies.document.Sheet;
import org.partbook.copies.document.Sheet.Ink;
import org.partbook.copies.typeset.Line;

/// Writes texts and tables as a PDF, on A4, from the top to the bottom and on to the next page, in
/// any script. Letters, statements and lists are made of these.
///
/// It is written as it is made, and no page is kept: a document may have any number of rows. The
/// same calls give the same bytes, on every machine that has the same version of Java, at any time.
///
/// ```java
/// try (var out = Files.newOutputStream(Path.of("sold.pdf"))) {
///   var document = PlainDocument.begin(out, StampFonts.load(), "Sold in October", "A Publisher");
///   document.text("Sold in October", Style.TITLE);
///   document.table(List.of(Column.text("Title", 300, 2), Column.amount("Amount", 80, 2)));
///   document.row(List.of("Träumerei", "12.50"));
///   document.sum(List.of("All", "12.50"));
///   document.end();
/// }
/// ```
///
/// There is nothing to close: what broke off in the middle shall not look like a whole document.
public final class PlainDocument {
  /// How wide texts and tables may be, in points.
  public static final double WIDTH = 482;

  /// Between two columns, in points.
  public static final double GAP = 10;

  private static final double PAGE_WIDTH = 595.28;
  private static final double PAGE_HEIGHT = 841.89;
  private static final double LEFT = (PAGE_WIDTH - WIDTH) / 2;
  private static final double TOP = PAGE_HEIGHT - 60;
  private static final double BOTTOM = 74;
  private static final double RUNNING_HEAD = PAGE_HEIGHT - 38;
  private static final double FOOT = 42;

  /// For the number of pages, behind that of the page.
  private static final double NUMBER_ROOM = 14;

  /// Nobody likes a heading at the foot of a page.
  private static final double ROOM_BELOW_HEADING = 96;

  private static final double ROW_PADDING = 5;
  private static final double DARK = 0.25;
  private static final double LIGHT = 0.82;
  private static final double RULE = 0.7;
  private static final double HAIRLINE = 0.35;
  private static final int MOST_LINES = 12;
  private static final int THOUSAND = 1000;

  private final PdfObjects objects;
  private final Setting setting;
  private final String title;
  private final String author;
  private final int pages;
  private final int pageCount;
  private final List<Integer> kids = new ArrayList<>();
  private DocumentFont font;
  private Sheet sheet;
  private double y = TOP;
  private List<Column> columns = List.of();

  /// How a text looks.
  public enum Style {
    /// What the document is.
    TITLE(18, 25, 0.1, true),
    /// Above a part of it; never the last on a page.
    HEADING(11.5, 18, 0.1, true),
    /// A name that stands out.
    NAME(13, 18, 0.1, true),
    /// Most of it.
    TEXT(9, 12.5, 0.12, false),
    /// A sum.
    STRONG(9, 12.5, 0.1, true),
    /// What need not be read.
    FAINT(7.8, 11, 0.42, false);

    private final double size;
    private final double leading;
    private final double grey;
    private final boolean strong;

    Style(double size, double leading, double grey, boolean strong) {
      this.size = size;
      this.leading = leading;
      this.grey = grey;
      this.strong = strong;
    }

    private Ink ink() {
      return new Ink(size, grey, strong);
    }

    private Ink paler() {
      return new Ink(size, FAINT.grey, false);
    }

    private int thousandths(double points) {
      return (int) Math.floor(points / size * THOUSAND);
    }

    private double points(int thousandths) {
      return thousandths * size / THOUSAND;
    }
  }

  /// A column of a table.
  ///
  /// @param head what stands above it; tables whose columns all have nothing there have no head
  /// @param width in points
  /// @param lines how many a cell may have; what is longer is shortened. Numbers never are: they
  ///   are set smaller where they would be too wide
  /// @param kind what is in it
  /// @param decimals behind the point, for which room is kept; of amounts only
  public record Column(String head, double width, int lines, Kind kind, int decimals) {
    /// What a column holds.
    public enum Kind {
      /// From the left, broken between words.
      TEXT,
      /// The same, but paler, for what stands beside it.
      LABEL,
      /// To the right.
      NUMBER,
      /// Numbers whose points stand below each other.
      AMOUNT
    }

    private boolean isNumeric() {
      return kind == Kind.NUMBER || kind == Kind.AMOUNT;
    }

    /// A column of texts.
    ///
    /// @param head what stands above it
    /// @param width in points
    /// @param lines how many a cell may have
    /// @return the column
    public static Column text(String head, double width, int lines) {
      return new Column(head, width, lines, Kind.TEXT, 0);
    }

    /// A column of words that say what stands beside them.
    ///
    /// @param width in points
    /// @return the column
    public static Column label(double width) {
      return new Column("", width, 1, Kind.LABEL, 0);
    }

    /// A column of whole numbers.
    ///
    /// @param head what stands above it
    /// @param width in points
    /// @return the column
    public static Column number(String head, double width) {
      return new Column(head, width, 1, Kind.NUMBER, 0);
    }

    /// A column of numbers with decimals.
    ///
    /// @param head what stands above it
    /// @param width in points
    /// @param decimals how many there are at the most
    /// @return the column
    public static Column amount(String head, double width, int decimals) {
      return new Column(head, width, 1, Kind.AMOUNT, decimals);
    }
  }

  private PlainDocument(OutputStream out, StampFonts fonts, String title, String author)
      throws IOException {
    this.objects = new PdfObjects(out);
    this.setting = new Setting(fonts.typesetter());
    this.title = title;
    this.author = author;
    this.pages = objects.reserve();
    this.pageCount = objects.reserve();
    this.font = new DocumentFont(objects.reserve());
    this.sheet = new Sheet(font);
  }

  /// Begins a document.
  ///
  /// @param out where it is written; not closed
  /// @param fonts which the process has loaded once
  /// @param title stands at the head of all pages but the first, and in the window of programs
  /// @param author stands at the foot of all pages
  /// @return the document, to be ended; without that, what was written is no PDF
  /// @throws IOException if it can't be written
  public static PlainDocument begin(OutputStream out, StampFonts fonts, String title, String author)
      throws IOException {
    return new PlainDocument(out, fonts, title, author);
  }

  /// Adds a text over the whole width, in up to twelve lines.
  ///
  /// @param text line breaks in it are kept
  /// @param style how it looks
  /// @throws IOException if a page can't be written
  public void text(String text, Style style) throws IOException {
    endTable();
    if (style == Style.HEADING) {
      space(style.leading);
      need(ROOM_BELOW_HEADING);
    }
    for (var paragraph : text.lines().toList()) {
      for (var line : setting.lines(paragraph, style.thousandths(WIDTH), MOST_LINES)) {
        need(style.leading);
        sheet.text(line, LEFT, y - style.size, style.ink());
        y -= style.leading;
      }
    }
    if (style == Style.HEADING) {
      space(style.leading / 4);
    }
  }

  /// Leaves some room.
  ///
  /// @param points how much; nothing at the head of a page
  public void space(double points) {
    if (y < TOP) {
      y -= points;
    }
  }

  /// Draws a line over the whole width.
  ///
  /// @throws IOException if a page can't be written
  public void rule() throws IOException {
    endTable();
    need(ROW_PADDING);
    sheet.rule(LEFT, WIDTH, y, RULE, DARK);
    y -= ROW_PADDING;
  }

  /// Begins a table, whose head stands on each of its pages.
  ///
  /// @param columns from left to right, together with the gaps between them no wider than [#WIDTH]
  /// @throws IOException if a page can't be written
  public void table(List<Column> columns) throws IOException {
    endTable();
    double width = GAP * (columns.size() - 1);
    for (var column : columns) {
      width += column.width();
    }
    if (width > WIDTH) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a table of %.0f points is wider than a page", width));
    }
    need(ROOM_BELOW_HEADING / 2);
    this.columns = List.copyOf(columns);
    head();
  }

  /// Adds a row to the table.
  ///
  /// @param cells a text for each column
  /// @throws IOException if a page can't be written
  public void row(List<String> cells) throws IOException {
    row(cells, Style.TEXT);
    if (hasHead()) {
      sheet.rule(LEFT, WIDTH, y, HAIRLINE, LIGHT);
    }
  }

  /// Adds a row that sums up those above.
  ///
  /// @param cells a text for each column
  /// @throws IOException if a page can't be written
  public void sum(List<String> cells) throws IOException {
    sheet.rule(LEFT, WIDTH, y, RULE, DARK);
    row(cells, Style.STRONG);
  }

  private void row(List<String> cells, Style style) throws IOException {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of %d cells in a table of %d columns".formatted(cells.size(), columns.size()));
    }
    var set = set(cells, style);
    double height = height(set, style);
    if (y - height < BOTTOM) {
      turn();
      head();
    }
    draw(set, cells, style, false);
    y -= height;
  }

  private boolean hasHead() {
    return columns.stream().anyMatch(column -> !column.head.isEmpty());
  }

  private void head() {
    if (!hasHead()) {
      return;
    }
    var heads = columns.stream().map(Column::head).toList();
    var set = set(heads, Style.FAINT);
    draw(set, heads, Style.FAINT, true);
    y -= height(set, Style.FAINT);
    sheet.rule(LEFT, WIDTH, y, RULE, DARK);
  }

  private List<List<Line>> set(List<String> cells, Style style) {
    var set = new ArrayList<List<Line>>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      var column = columns.get(i);
      boolean whole = column.isNumeric() && style != Style.FAINT;
      set.add(
          whole
              ? List.of(setting.line(cells.get(i)))
              : setting.lines(
                  cells.get(i),
                  style.thousandths(column.width),
                  style == Style.FAINT ? 2 : column.lines));
    }
    return set;
  }

  private static double height(List<List<Line>> set, Style style) {
    return style.leading * lines(set) + ROW_PADDING;
  }

  private static int lines(List<List<Line>> set) {
    return set.stream().mapToInt(List::size).max().orElse(1);
  }

  /// @param low whether cells with fewer lines than others stand at the foot of the row
  private void draw(List<List<Line>> set, List<String> cells, Style style, boolean low) {
    int most = lines(set);
    double left = LEFT;
    for (int i = 0; i < set.size(); i++) {
      var column = columns.get(i);
      var lines = set.get(i);
      double at = y - ROW_PADDING / 2 - style.size;
      at -= low ? (most - lines.size()) * style.leading : 0;
      for (var line : lines) {
        draw(line, cells.get(i), column, left, at, style, low);
        at -= style.leading;
      }
      left += column.width + GAP;
    }
  }

  private void draw(
      Line line, String cell, Column column, double left, double at, Style style, boolean head) {
    double width = style.points(line.width());
    double right = left + column.width;
    if (!column.isNumeric()) {
      boolean label = column.kind == Column.Kind.LABEL && style == Style.TEXT;
      sheet.text(line, left, at, label ? style.paler() : style.ink());
    } else if (column.kind == Column.Kind.NUMBER || head) {
      double scale = Math.min(1, column.width / Math.max(1, width));
      sheet.text(line, right - width * scale, at, scaled(style.ink(), scale));
    } else {
      int point = cell.indexOf('.');
      double before =
          point < 0 ? width : style.points(setting.line(cell.substring(0, point)).width());
      double behind = Math.max(width - before, fraction(column, style));
      double scale = Math.min(1, column.width / Math.max(1, before + behind));
      sheet.text(line, right - (behind + before) * scale, at, scaled(style.ink(), scale));
    }
  }

  private static Ink scaled(Ink ink, double scale) {
    return scale == 1 ? ink : new Ink(ink.size() * scale, ink.grey(), ink.strong());
  }

  private double fraction(Column column, Style style) {
    return column.decimals == 0
        ? 0
        : style.points(setting.line("." + "0".repeat(column.decimals)).width());
  }

  private void endTable() {
    if (!columns.isEmpty()) {
      columns = List.of();
      space(ROW_PADDING);
    }
  }

  private void need(double height) throws IOException {
    if (y - height < BOTTOM) {
      turn();
    }
  }

  private void turn() throws IOException {
    finish();
    if (font.isFull()) {
      font.write(objects);
      font = new DocumentFont(objects.reserve());
    }
    sheet = new Sheet(font);
    y = TOP;
    var style = Style.FAINT;
    sheet.text(setting.shortened(title, style.thousandths(WIDTH)), LEFT, RUNNING_HEAD, style.ink());
  }

  private void finish() throws IOException {
    int page = objects.reserve();
    int content = objects.reserve();
    kids.add(page);
    foot();
    objects.dictionary(
        page,
        "/Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources<</Font<</F %d 0 R>>/XObject<</N %d 0 R>>>>/Contents %d 0 R"
            .formatted(
                pages,
                Double.toString(PAGE_WIDTH),
                Double.toString(PAGE_HEIGHT),
                sheet.font().number(),
                pageCount,
                content));
    objects.stream(content, "", sheet.content());
  }

  /// How many pages there are is known when the last is done: until then, each refers to it.
  private void foot() {
    var style = Style.FAINT;
    var number = setting.line("Page " + kids.size() + " of ");
    double end = LEFT + WIDTH - NUMBER_ROOM;
    double start = end - style.points(number.width());
    sheet.text(
        setting.shortened(author, style.thousandths(start - LEFT - GAP)), LEFT, FOOT, style.ink());
    sheet.text(number, start, FOOT, style.ink());
    sheet.form("N", end, FOOT);
  }

  /// Ends the document, to be done once: only now it is a PDF. What it was written to stays open.
  ///
  /// @throws IOException if it can't be written
  public void end() throws IOException {
    finish();
    font.write(objects);
    var own = new DocumentFont(objects.reserve());
    var form = new Sheet(own);
    form.text(setting.line(String.valueOf(kids.size())), 0, 0, Style.FAINT.ink());
    objects.stream(
        pageCount,
        "/Type/XObject/Subtype/Form/BBox[0 -4 60 12]/Resources<</Font<</F %d 0 R>>>>"
            .formatted(own.number()),
        form.content());
    own.write(objects);
    var list = new StringBuilder();
    for (int page : kids) {
      list.append(page).append(" 0 R ");
    }
    objects.dictionary(pages, "/Type/Pages/Count " + kids.size() + "/Kids[" + list + "]");
    int catalog = objects.reserve();
    objects.dictionary(
        catalog,
        "/Type/Catalog/Pages "
            + pages
            + " 0 R/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>");
    int info = objects.reserve();
    objects.dictionary(
        info, "/Title" + string(title) + "/Author" + string(author) + "/Producer(Partbook)");
    objects.end(catalog, info);
  }

  /// A text as PDF has it outside of pages: UTF-16, in hexadecimal.
  private static String string(String text) {
    var hex = new ByteBuilder(4 * text.length() + 8).add("<FEFF");
    hex.hex(text.getBytes(StandardCharsets.UTF_16BE)).add(">");
    return new String(hex.toBytes(), StandardCharsets.US_ASCII);
  }
}
