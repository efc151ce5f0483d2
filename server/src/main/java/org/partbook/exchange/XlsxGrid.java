package org.partbook.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.partbook.exchange.XlsxBook.Sheet;

/// The rows of a sheet, as Excel, LibreOffice and others write them: texts of their own or shared
/// ones, cells and rows that are left out where there is nothing, numbers with and without
/// decimals, the last results of formulas.
///
/// Many cells may refer to one shared text, so that a small file says a lot: what they say is
/// counted as often as they say it.
final class XlsxGrid implements Grid {
  /// In characters. Without texts that are referred to more than once, no workbook can have as
  /// many.
  private static final long LARGEST_SHEET = 4L << 30;

  private final XlsxBook book;
  private final SharedTexts texts;
  private final XlsxStyles styles;
  private final SafeXml xml;
  private long rows;
  private long last;
  private long charactersOfRow;
  private long characters;

  private XlsxGrid(XlsxBook book, SharedTexts texts, XlsxStyles styles, SafeXml xml) {
    this.book = book;
    this.texts = texts;
    this.styles = styles;
    this.xml = xml;
  }

  /// Opens a sheet.
  ///
  /// @param sheet its name; the first that can be seen where there is none
  /// @param scratch a file that isn't there yet
  static XlsxGrid open(Path file, Optional<String> sheet, Path scratch)
      throws UnreadableFile, IOException {
    var book = XlsxBook.open(file);
    try {
      var part = book.part(chosen(book.sheets(), sheet).part());
      if (part.isEmpty()) {
        throw new UnreadableFile("is a damaged XLSX: its sheet is missing");
      }
      var texts = SharedTexts.of(book, scratch);
      return new XlsxGrid(book, texts, XlsxStyles.of(book), new SafeXml(part.get()));
    } catch (UnreadableFile | IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private static Sheet chosen(List<Sheet> sheets, Optional<String> name) throws UnreadableFile {
    var found =
        sheets.stream()
            .filter(one -> name.isEmpty() ? !one.hidden() : one.name().equals(name.get()))
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    var names = sheets.stream().map(Sheet::name).limit(20).toList();
    throw new UnreadableFile(
        name.isEmpty()
            ? "has no sheet that can be seen"
            : "has no sheet '" + name.get() + "'; there are " + String.join(", ", names));
  }

  @Override
  public Optional<Row> next() throws UnreadableFile, IOException {
    for (int event = xml.next(); event != XMLStreamReader.END_DOCUMENT; event = xml.next()) {
      if (event == XMLStreamReader.START_ELEMENT && xml.at().getLocalName().equals("row")) {
        return Optional.of(row());
      }
    }
    return Optional.empty();
  }

  private Row row() throws UnreadableFile, IOException {
    long number = number(xml.attribute("r"), last + 1);
    if (number <= last) {
      throw new UnreadableFile(
          "is a damaged XLSX: row " + number + " comes after row " + last + " in it");
    }
    if (number > 2L * MOST_ROWS || ++rows > MOST_ROWS) {
      throw new UnreadableFile("has more than " + MOST_ROWS + " rows");
    }
    last = number;
    charactersOfRow = 0;
    var cells = new ArrayList<String>();
    for (int event = xml.next(); ; event = xml.next()) {
      if (event == XMLStreamReader.START_ELEMENT && xml.at().getLocalName().equals("c")) {
        cell(cells);
      } else if (event == XMLStreamReader.END_DOCUMENT
          || (event == XMLStreamReader.END_ELEMENT && xml.at().getLocalName().equals("row"))) {
        return new Row(number, cells);
      }
    }
  }

  private void cell(List<String> cells) throws UnreadableFile, IOException {
    int column = column(xml.attribute("r"), cells.size());
    var type = xml.attribute("t");
    int style = (int) number(xml.attribute("s"), -1);
    var text = value(type, style);
    if (text.isEmpty()) {
      return;
    }
    if (column >= MOST_COLUMNS) {
      throw new UnreadableFile(
          "has cells in more than "
              + MOST_COLUMNS
              + " columns in row "
              + last
              + ", which are the most that there may be");
    }
    count(text.length());
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
  }

  private void count(int more) throws UnreadableFile {
    charactersOfRow += more;
    characters += more;
    if (charactersOfRow > LONGEST_ROW) {
      throw new UnreadableFile(
          "has more than "
              + LONGEST_ROW
              + " characters in row "
              + last
              + ", which are the most that there may be");
    }
    if (characters > LARGEST_SHEET) {
      throw new UnreadableFile("has more than " + LARGEST_SHEET + " characters in its cells");
    }
  }

  private String value(String type, int style) throws UnreadableFile, IOException {
    var value = new StringBuilder();
    var inline = "";
    boolean taken = false;
    while (true) {
      switch (xml.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          var name = xml.at().getLocalName();
          taken = name.equals("v");
          if (name.equals("is")) {
            inline = XlsxText.inside(xml, "is");
          }
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
          if (taken) {
            XlsxText.append(value, xml.at().getText());
          }
        }
        case XMLStreamReader.END_ELEMENT -> {
          taken = false;
          if (xml.at().getLocalName().equals("c")) {
            return type.equals("inlineStr") ? inline : text(type, style, value.toString());
          }
        }
        case XMLStreamReader.END_DOCUMENT -> {
          return "";
        }
        default -> {}
      }
    }
  }

  private String text(String type, int style, String value) throws UnreadableFile, IOException {
    return switch (type) {
      case "s" ->
          texts
              .get((int) number(value, -1))
              .orElseThrow(() ->
                  new UnreadableFile("is a damaged XLSX: a text of row " + last + " is missing"));
      case "str", "d" -> value;
      case "b" -> value.strip().equals("1") ? "true" : "false";
      // The error of a formula is told as what it is, by whoever reads the field.
      case "e" -> value;
      default -> value.isEmpty() ? "" : styles.text(value, style);
    };
  }

  private static long number(String text, long otherwise) {
    return text.strip().matches("[0-9]{1,9}") ? Long.parseLong(text.strip()) : otherwise;
  }

  /// From the letters of a reference, as in `AB12`.
  private static int column(String reference, int otherwise) {
    int column = 0;
    for (int i = 0; i < reference.length() && i < 4; i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = 26 * column + c - 'A' + 1;
    }
    return column == 0 ? otherwise : column - 1;
  }

  @Override
  public void close() throws IOException {
    try (book;
        texts;
        xml) {
      // In this order, backwards.
    }
  }
}
