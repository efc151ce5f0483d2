package org.partbook.statement.form;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes comma-separated values as RFC 4180 has them, in UTF-8.
///
/// Spreadsheets take a text for a formula by how it begins, and a formula can send away what is in
/// the sheet. Titles and names come from others, so one that begins so gets an apostrophe before
/// it, by which spreadsheets know a text. Numbers are written by ourselves, and stay numbers.
final class CsvWriter {
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private final Writer out;
  private boolean begun;

  CsvWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  void head(List<String> names) throws IOException {
    for (var name : names) {
      text(name);
    }
    end();
  }

  CsvWriter text(String text) throws IOException {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return cell(formula ? "'" + text : text);
  }

  CsvWriter text(Optional<String> text) throws IOException {
    return text(text.orElse(""));
  }

  CsvWriter number(long number) throws IOException {
    return cell(Long.toString(number));
  }

  CsvWriter number(OptionalLong number) throws IOException {
    return number.isPresent() ? number(number.getAsLong()) : cell("");
  }

  CsvWriter amount(BigDecimal amount) throws IOException {
    return cell(amount.toPlainString());
  }

  CsvWriter amount(Optional<BigDecimal> amount) throws IOException {
    return amount.isPresent() ? amount(amount.get()) : cell("");
  }

  void end() throws IOException {
    out.write("\r\n");
    begun = false;
  }

  void flush() throws IOException {
    out.flush();
  }

  private CsvWriter cell(String text) throws IOException {
    if (begun) {
      out.write(',');
    }
    begun = true;
    if (isPlain(text)) {
      out.write(text);
    } else {
      out.write('"');
      out.write(text.replace("\"", "\"\""));
      out.write('"');
    }
    return this;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == ',' || c == '\r' || c == '\n') {
        return false;
      }
    }
    return text.isEmpty() || (text.charAt(0) != ' ' && !text.endsWith(" "));
  }
}
