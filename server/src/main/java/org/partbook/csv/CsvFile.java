package org.partbook.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A CSV file with named columns, read row by row: RFC 4180 in UTF-8, with or without a byte order
/// mark, its fields separated by commas or by semicolons, whichever its first line has more of.
///
/// A column whose name begins with `#` is the publisher's own, and so is one without a name in
/// which nothing stands.
public final class CsvFile implements AutoCloseable {
  /// In bytes. A thousand titles with five shares each have some 300 kB.
  public static final long LARGEST = 64L * 1024 * 1024;

  public static final long MOST_ROWS = 500_000;

  private static final int LONGEST_FIELD = 16 * 1024;
  private static final int LONGEST_HEADER = 8 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /// What stands for bytes that aren't UTF-8.
  private static final String REPLACEMENT = "\uFFFD";

  private final Path path;
  private final Mistakes mistakes;
  private final CsvReader<CsvRecord> csv;
  private final Iterator<CsvRecord> records;
  private List<String> columns = List.of();
  private long rows;

  /// The line in which the next row begins.
  private long nextLine = 1;

  private CsvFile(Path path, Mistakes mistakes, CsvReader<CsvRecord> csv) {
    this.path = path;
    this.mistakes = mistakes;
    this.csv = csv;
    this.records = csv.iterator();
  }

  /// Opens a file and reads the names of its columns.
  ///
  /// @return nothing if it can't be read as CSV, which `mistakes` says then
  public static Optional<CsvFile> open(Path path, Mistakes mistakes) throws IOException {
    if (Files.size(path) > LARGEST) {
      mistakes.add(path, 0, "", "", "has more than " + LARGEST / 1024 / 1024 + " MiB");
      return Optional.empty();
    }
    var reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
    try {
      var file = new CsvFile(path, mistakes, csv(reader, separator(reader)));
      file.readColumns();
      return file.columns.isEmpty() ? closed(file) : Optional.of(file);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static Optional<CsvFile> closed(CsvFile file) throws IOException {
    file.close();
    return Optional.empty();
  }

  private static CsvReader<CsvRecord> csv(Reader reader, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(LONGEST_FIELD)
        .ofCsvRecord(reader);
  }

  /// Looks at the first line, and goes past the byte order mark.
  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    reader.mark(LONGEST_HEADER);
    int semicolons = 0;
    int commas = 0;
    for (int i = 0; i < LONGEST_HEADER; i++) {
      int c = reader.read();
      if (c < 0 || c == '\n' || c == '\r') {
        break;
      }
      semicolons += c == ';' ? 1 : 0;
      commas += c == ',' ? 1 : 0;
    }
    reader.reset();
    return semicolons > commas ? ';' : ',';
  }

  private void readColumns() {
    var header = nextRecord();
    if (header.isEmpty()) {
      if (mistakes.isEmpty()) {
        mistakes.add(path, 0, "", "", "is empty: its first line names the columns");
      }
      return;
    }
    columns =
        header.get().getFields().stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
  }

  public Path path() {
    return path;
  }

  /// The names of the columns, in small letters.
  public List<String> columns() {
    return columns;
  }

  /// Whether its columns are some of these, with all that are required, which `mistakes` says
  /// otherwise.
  public boolean hasColumns(List<String> known, List<String> required) {
    long before = mistakes.found();
    var seen = new ArrayList<String>();
    for (var column : columns) {
      if (column.isEmpty() || column.startsWith("#")) {
        continue;
      }
      if (!known.contains(column)) {
        var all = String.join(", ", known);
        mistakes.add(
            path,
            1,
            column,
            "",
            "is no column that is known here; there are "
                + all
                + ", and your own with a # before"
                + " their name");
      } else if (seen.contains(column)) {
        mistakes.add(path, 1, column, "", "is there twice");
      }
      seen.add(column);
    }
    for (var column : required) {
      if (!seen.contains(column)) {
        mistakes.add(path, 1, column, "", "is missing: there has to be such a column");
      }
    }
    return mistakes.found() == before;
  }

  /// The next row that is neither blank nor unreadable; nothing at the end, or where the file can't
  /// be read any further.
  public Optional<CsvRow> next() {
    while (true) {
      var row = nextRecord();
      if (row.isEmpty()) {
        return Optional.empty();
      }
      if (++rows > MOST_ROWS) {
        mistakes.add(path, line(row.get()), "", "", "is one row more than " + MOST_ROWS);
        return Optional.empty();
      }
      if (!isBlank(row.get())) {
        var read = row(row.get());
        if (!read.isBad()) {
          return Optional.of(read);
        }
      }
    }
  }

  private Optional<CsvRecord> nextRecord() {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      var row = records.next();
      nextLine = line(row) + linesIn(row);
      return Optional.of(row);
    } catch (CsvParseException e) {
      mistakes.add(path, nextLine, "", "", "can't be read: " + reason(e));
      return Optional.empty();
    } catch (UncheckedIOException e) {
      mistakes.add(path, nextLine, "", "", "can't be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String reason(Throwable e) {
    var reason = e;
    for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
      reason = cause;
    }
    return String.valueOf(reason.getMessage());
  }

  private static long line(CsvRecord row) {
    return row.getStartingLineNumber();
  }

  private static long linesIn(CsvRecord row) {
    return 1 + row.getFields().stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  private static boolean isBlank(CsvRecord row) {
    return row.getFields().stream().allMatch(String::isBlank);
  }

  private CsvRow row(CsvRecord csvRecord) {
    var values = new HashMap<String, String>();
    var row = new CsvRow(path, line(csvRecord), values, mistakes);
    for (int i = 0; i < csvRecord.getFieldCount(); i++) {
      var value = csvRecord.getField(i).strip();
      var column = i < columns.size() ? columns.get(i) : "";
      if (column.startsWith("#")) {
        continue;
      }
      if (column.isEmpty()) {
        if (!value.isEmpty()) {
          row.reject("column " + (i + 1), value, "has no name in the first line");
        }
      } else if (value.contains(REPLACEMENT)) {
        row.reject(column, value, "is no UTF-8: save the file as 'CSV UTF-8'");
      } else {
        values.put(column, value);
      }
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
