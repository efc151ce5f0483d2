package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes workbooks by hand, as the programs write them that publishers use.
final class Workbooks {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private Workbooks() {}

  /// A cell: a text, or a number with the style of a date or without.
  sealed interface Value {
    record Text(String text) implements Value {}

    record Amount(String number) implements Value {}

    record Day(int number) implements Value {}

    record Truth(boolean truth) implements Value {}

    record Formula(String formula, String result) implements Value {}

    record Nothing() implements Value {}
  }

  /// As Excel does: texts are shared, one of them is in pieces of several looks, rows and cells
  /// without anything are left out, numbers have the digits that computing left, and behind the
  /// last row there are rows that were formatted once.
  static Path excel(Path file, List<List<Value>> rows) throws IOException {
    var shared = new LinkedHashMap<String, Integer>();
    var sheet =
        new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><dimension ref=\"A1:Z9999\"/>");
    sheet.append("<sheetData>");
    for (int i = 0; i < rows.size(); i++) {
      sheet.append("<row r=\"").append(i + 1).append("\" spans=\"1:9\">");
      for (int j = 0; j < rows.get(i).size(); j++) {
        var at = "<c r=\"" + column(j) + (i + 1) + "\"";
        switch (rows.get(i).get(j)) {
          case Value.Text(var text) -> {
            int number = shared.computeIfAbsent(text, _ -> shared.size());
            sheet.append(at).append(" t=\"s\"><v>").append(number).append("</v></c>");
          }
          case Value.Amount(var number) ->
              sheet.append(at).append("><v>").append(number).append("</v></c>");
          case Value.Day(var number) ->
              sheet.append(at).append(" s=\"1\"><v>").append(number).append("</v></c>");
          case Value.Truth(var truth) ->
              sheet.append(at).append(" t=\"b\"><v>").append(truth ? 1 : 0).append("</v></c>");
          case Value.Formula(var formula, var result) ->
              sheet
                  .append(at)
                  .append(" t=\"str\"><f>")
                  .append(formula)
                  .append("</f><v>")
                  .append(escaped(result))
                  .append("</v></c>");
          case Value.Nothing _ -> {}
        }
      }
      sheet.append("</row>");
    }
    for (int i = rows.size() + 1; i < rows.size() + 40; i++) {
      sheet
          .append("<row r=\"")
          .append(i)
          .append("\"><c r=\"A")
          .append(i)
          .append("\" s=\"1\"/></row>");
    }
    sheet.append("</sheetData><pageMargins left=\"0.7\"/></worksheet>");
    var texts = new StringBuilder("<sst xmlns=\"" + MAIN + "\" count=\"1\">");
    shared.forEach((text, number) -> {
      if (number == 7 && text.length() > 1) {
        texts.append("<si><r><t xml:space=\"preserve\">").append(escaped(text.substring(0, 1)));
        texts.append("</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">");
        texts
            .append(escaped(text.substring(1)))
            .append("</t></r><rPh sb=\"0\" eb=\"1\"><t>X</t></rPh></si>");
      } else {
        texts.append("<si><t xml:space=\"preserve\">").append(escaped(text)).append("</t></si>");
      }
    });
    var parts = common("/xl/worksheets/sheet1.xml", "", "");
    parts.put("xl/sharedStrings.xml", texts.append("</sst>").toString());
    parts.put("xl/worksheets/sheet1.xml", sheet.toString());
    return zip(file, parts);
  }

  /// As LibreOffice and programs of its kind do: texts in their cells, every cell said to be what
  /// it is, whole numbers with a decimal, empty cells there.
  static Path libreOffice(Path file, List<List<Value>> rows) throws IOException {
    var sheet = new StringBuilder("<x:worksheet xmlns:x=\"" + MAIN + "\"><x:sheetData>");
    for (int i = 0; i < rows.size(); i++) {
      sheet.append("<x:row r=\"").append(i + 1).append("\" customFormat=\"false\" ht=\"12.8\">");
      for (int j = 0; j < rows.get(i).size(); j++) {
        var at = "<x:c r=\"" + column(j) + (i + 1) + "\" s=\"0\"";
        switch (rows.get(i).get(j)) {
          case Value.Text(var text) ->
              sheet
                  .append(at)
                  .append(" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">")
                  .append(escaped(text))
                  .append("</x:t></x:is></x:c>");
          case Value.Amount(var number) -> {
            var plain = number.replaceFirst("\\.9500000000000002$", ".95");
            sheet
                .append(at)
                .append(" t=\"n\"><x:v>")
                .append(plain.contains(".") ? plain : plain + ".0")
                .append("</x:v></x:c>");
          }
          case Value.Day(var number) ->
              sheet
                  .append("<x:c r=\"")
                  .append(column(j))
                  .append(i + 1)
                  .append("\" s=\"1\" t=\"n\"><x:v>")
                  .append(number)
                  .append("</x:v></x:c>");
          case Value.Truth(var truth) ->
              sheet
                  .append(at)
                  .append(" t=\"b\"><x:v>")
                  .append(truth ? 1 : 0)
                  .append("</x:v></x:c>");
          case Value.Formula(var formula, var result) ->
              sheet
                  .append(at)
                  .append(" t=\"str\"><x:f aca=\"false\">")
                  .append(formula)
                  .append("</x:f><x:v>")
                  .append(escaped(result))
                  .append("</x:v></x:c>");
          case Value.Nothing _ -> sheet.append(at).append("/>");
        }
      }
      sheet.append("</x:row>");
    }
    sheet
        .append("<x:row r=\"")
        .append(rows.size() + 1000)
        .append("\"><x:c r=\"A1\" s=\"0\"/></x:row>");
    sheet.append("</x:sheetData></x:worksheet>");
    var parts = common("worksheets/sheet1.xml", "", "");
    parts.put("xl/worksheets/sheet1.xml", sheet.toString());
    return zip(file, parts);
  }

  static Map<String, String> common(String target, String sheets, String relations) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + RELATIONS
            + "\"><workbookPr/><sheets>"
            + "<sheet name=\"Notes\" sheetId=\"2\" state=\"hidden\" r:id=\"rId7\"/>"
            + "<sheet name=\"Titel\" sheetId=\"1\" r:id=\"rId1\"/>"
            + sheets
            + "</sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\""
            + target
            + "\"/>"
            + relations
            + "</Relationships>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
            + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
            + "<xf numFmtId=\"164\"/></cellXfs></styleSheet>");
    return parts;
  }

  static Path zip(Path file, Map<String, String> parts) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : new ArrayList<>(parts.entrySet())) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    }
    return file;
  }

  static String column(int number) {
    return number < 26
        ? String.valueOf((char) ('A' + number))
        : column(number / 26 - 1) + (char) ('A' + number % 26);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
