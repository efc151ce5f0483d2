package org.partbook.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.partbook.catalog.AssetLine;
import org.partbook.exchange.CatalogExport.LineWriter;
import org.partbook.exchange.SheetColumns.SheetCell;

/// Writes a catalogue as a workbook of one sheet, row by row: texts as texts, numbers as numbers,
/// and no formulas.
final class XlsxSheet implements LineWriter {
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

  private final ZipOutputStream zip;
  private final Writer out;
  private final SheetColumns columns;
  private long row = 1;

  XlsxSheet(OutputStream to, SheetColumns columns) throws IOException {
    this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    this.out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
    this.columns = columns;
    part("[Content_Types].xml", contentTypes());
    part(
        "_rels/.rels",
        "<Relationships xmlns=\""
            + PACKAGE
            + "relationships\"><Relationship Id=\"rId1\" Type=\""
            + RELATIONS
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    part(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + RELATIONS
            + "\"><sheets><sheet name=\"Catalogue\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
            + "</workbook>");
    part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\""
            + PACKAGE
            + "relationships\"><Relationship Id=\"rId1\" Type=\""
            + RELATIONS
            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    begin();
  }

  private static String contentTypes() {
    var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return "<Types xmlns=\""
        + PACKAGE
        + "content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
        + "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
        + type
        + "sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
        + type
        + "worksheet+xml\"/></Types>";
  }

  private void part(String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    out.write(XML + content);
    out.flush();
    zip.closeEntry();
  }

  private void begin() throws IOException {
    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
    out.write(
        XML
            + "<worksheet xmlns=\""
            + MAIN
            + "\"><sheetViews><sheetView workbookViewId=\"0\">"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            + "</sheetView></sheetViews><sheetData><row r=\"1\">");
    int column = 0;
    for (var heading : columns.headings()) {
      text(column++, heading);
    }
    out.write("</row>");
  }

  @Override
  public void write(AssetLine asset) throws IOException {
    row++;
    if (row > Grid.MOST_ROWS) {
      throw new IOException(
          "the catalogue has more assets than a sheet has rows: export it as CSV or JSONL");
    }
    out.write("<row r=\"" + row + "\">");
    int column = 0;
    for (var cell : columns.cells(asset)) {
      cell(column++, cell);
    }
    out.write("</row>");
  }

  private void cell(int column, SheetCell cell) throws IOException {
    if (cell.text().isEmpty()) {
      return;
    }
    if (cell.isNumber()) {
      out.write("<c r=\"" + name(column) + row + "\"><v>" + cell.text() + "</v></c>");
    } else if (cell.isTruth()) {
      var value = cell.text().equals("true") ? "1" : "0";
      out.write("<c r=\"" + name(column) + row + "\" t=\"b\"><v>" + value + "</v></c>");
    } else {
      text(column, cell.text());
    }
  }

  private void text(int column, String text) throws IOException {
    out.write(
        "<c r=\""
            + name(column)
            + row
            + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            + XlsxText.escaped(text)
            + "</t></is></c>");
  }

  /// The letters of a column.
  static String name(int column) {
    return column < 26
        ? String.valueOf((char) ('A' + column))
        : name(column / 26 - 1) + (char) ('A' + column % 26);
  }

  @Override
  public void close() throws IOException {
    out.write("</sheetData></worksheet>");
    out.flush();
    zip.closeEntry();
    zip.finish();
  }
}
