package org.partbook.terms;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.csv.CsvFile;
import org.partbook.csv.CsvRow;
import org.partbook.csv.Mistakes;

/// Reads terms from a file, a row for each vendor and day on which terms begin.
final class TermsFile {
  static final String VENDOR = "vendor";
  static final String FROM = "valid_from";
  static final List<String> COLUMNS =
      Stream.concat(Stream.of(VENDOR, FROM), AgreementReader.FIELDS.stream()).toList();

  /// Between the values of a field that has several.
  static final String BETWEEN = "|";

  private static final String SEPARATOR = "\\s*\\|\\s*";

  private static final List<String> REQUIRED = List.of(VENDOR, AgreementReader.CURRENCY);

  private TermsFile() {}

  /// Terms, and where they stand.
  ///
  /// @param from the first day; nothing for from now on
  record Row(CsvRow place, String vendor, Optional<LocalDate> from, Agreement agreement) {}

  /// The rows that have no mistake by themselves.
  static List<Row> read(Path path, Mistakes mistakes) throws IOException {
    var rows = new ArrayList<Row>();
    var opened = CsvFile.open(path, mistakes);
    if (opened.isEmpty()) {
      return rows;
    }
    try (var file = opened.get()) {
      if (file.hasColumns(COLUMNS, REQUIRED)) {
        for (var row = file.next(); row.isPresent(); row = file.next()) {
          row(row.get()).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private static Optional<Row> row(CsvRow row) {
    var vendor = row.required(VENDOR);
    var from = row.day(FROM);
    var agreement = AgreementReader.read(texts(row));
    return row.isBad()
        ? Optional.empty()
        : Optional.of(new Row(row, vendor.orElseThrow(), from, agreement.orElseThrow()));
  }

  private static AgreementReader.Texts texts(CsvRow row) {
    return new AgreementReader.Texts() {
      @Override
      public Optional<String> text(String field) {
        return row.optional(field);
      }

      @Override
      public List<String> list(String field) {
        return row.optional(field)
            .map(text -> List.of(text.split(SEPARATOR, -1)))
            .orElse(List.of());
      }

      @Override
      public void reject(String field, String value, String message) {
        row.reject(field, value, message);
      }
    };
  }
}
