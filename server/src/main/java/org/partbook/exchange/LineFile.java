package org.partbook.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.ImportReport.Problem;
import org.partbook.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The lines that are made of a file. The line of a row has the row's number, with blank lines
/// between them where rows have none: so a line of the one is a place in the other.
final class LineFile implements AutoCloseable {
  /// In bytes: the longest line that an import reads.
  private static final int LONGEST = 2 * 1024 * 1024;

  private final Path name;
  private final OutputStream out;
  private final List<Problem> refused = new ArrayList<>();
  private final List<Problem> oddities = new ArrayList<>();
  private long refusals;
  private long warnings;
  private long written;

  /// @param name of the file that they are made of
  LineFile(Path name, Path lines) throws IOException {
    this.name = name;
    this.out = new BufferedOutputStream(Files.newOutputStream(lines), 64 * 1024);
  }

  /// Writes a line, or refuses one that would be too long to be read.
  void write(long number, ObjectNode line) throws IOException {
    var bytes = Json.writeBytes(line);
    if (bytes.length > LONGEST) {
      refuse(number, "", "its line would be longer than " + LONGEST + " bytes");
      return;
    }
    advance(number - 1);
    out.write(bytes);
    out.write('\n');
    written++;
  }

  private void advance(long number) throws IOException {
    while (written < number) {
      out.write('\n');
      written++;
    }
  }

  /// Leaves a row out.
  void refuse(long number, String field, String message) {
    refusals++;
    if (refused.size() < ImportReport.MOST_KEPT) {
      refused.add(new Problem(name, number, field, message));
    }
  }

  void warn(long number, String field, String message) {
    warnings++;
    if (oddities.size() < ImportReport.MOST_KEPT) {
      oddities.add(new Problem(name, number, field, message));
    }
  }

  /// What an import of the lines did, told of the file that they were made of.
  UnaryOperator<ImportReport> told(Places places) {
    return report ->
        new ImportReport(
            Math.max(report.lines(), written),
            report.added(),
            report.updated(),
            report.unchanged(),
            report.bad() + refusals,
            report.complete(),
            merged(refused, report.problems(), places),
            report.warnings() + warnings,
            merged(oddities, report.oddities(), places));
  }

  private static List<Problem> merged(List<Problem> mine, List<Problem> others, Places places) {
    var all = new ArrayList<>(mine);
    all.addAll(others);
    all.sort(Comparator.comparingLong(Problem::line));
    return all.stream()
        .limit(ImportReport.MOST_KEPT)
        .map(one ->
            new Problem(
                one.file(),
                one.line(),
                one.field(),
                places.of(one.line(), one.field()) + one.message()))
        .toList();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
