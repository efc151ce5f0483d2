package org.partbook.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.partbook.catalog.AssetLine;
import org.partbook.exchange.CatalogExport.LineWriter;
import org.partbook.exchange.SheetColumns.SheetCell;

/// Writes a catalogue as CSV that spreadsheets open as it is meant: in UTF-8 with its mark, with
/// commas.
final class CsvSheet implements LineWriter {
  private static final Pattern QUOTED = Pattern.compile("[\",;\t\r\n]|^\\s|\\s$");

  private final Writer out;
  private final SheetColumns columns;

  CsvSheet(OutputStream out, SheetColumns columns) throws IOException {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.columns = columns;
    this.out.write('\uFEFF');
    line(columns.headings());
  }

  @Override
  public void write(AssetLine asset) throws IOException {
    line(columns.cells(asset).stream().map(SheetCell::text).toList());
  }

  private void line(List<String> fields) throws IOException {
    var separator = "";
    for (var field : fields) {
      out.write(separator);
      out.write(QUOTED.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field);
      separator = ",";
    }
    out.write("\r\n");
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
