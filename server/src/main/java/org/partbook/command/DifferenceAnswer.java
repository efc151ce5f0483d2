package org.partbook.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partbook.Printable;
import org.partbook.catalog.AssetDifference;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.ImportReport.Problem;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Says what an import would do, asset by asset and field by field: at once for people; for
/// programs at the end, as one document, for which it waits in a file.
final class DifferenceAnswer implements AutoCloseable {
  private static final int LONGEST = 120;

  private final Console console;
  private final Output output;
  private final Path name;
  private final ScratchFolder scratch;
  private final Path kept;
  private final BufferedWriter out;

  /// @param name of the file that would be imported
  DifferenceAnswer(Console console, Output output, Path name, Path parent) {
    this.console = console;
    this.output = output;
    this.name = name;
    try {
      this.scratch = ScratchFolder.in(parent);
      this.kept = scratch.file("differences");
      this.out = Files.newBufferedWriter(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void tell(AssetDifference difference) {
    if (output.json) {
      keep(difference);
      return;
    }
    console
        .out()
        .printf(
            "%s:%d: asset %s %s: %s%n",
            name,
            difference.line(),
            difference.id(),
            difference.isNew() ? "would be added" : "would change",
            Printable.text(difference.title()));
    for (var field : difference.fields()) {
      var after = shown(field.after());
      console
          .out()
          .println(
              difference.isNew()
                  ? "  " + field.name() + ": " + after
                  : "  " + field.name() + ": " + shown(field.before()) + " -> " + after);
    }
  }

  private static String shown(Optional<JsonNode> value) {
    var text = Printable.text(value.map(Json::write).orElse("nothing"));
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private void keep(AssetDifference difference) {
    for (var field : difference.fields()) {
      keep(
          row(
              difference.line(),
              Optional.of(difference.id().value()),
              difference.isNew() ? "added" : "changed",
              field.name(),
              field.before(),
              field.after(),
              ""));
    }
  }

  private void keep(Map<String, @Nullable Object> row) {
    try {
      out.write(Json.write(row));
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> row(
      long line,
      Optional<Long> asset,
      String change,
      String field,
      Optional<JsonNode> before,
      Optional<JsonNode> after,
      String message) {
    return JsonFields.of()
        .add("line", line)
        .add("asset_id", asset)
        .add("change", change)
        .add("field", field)
        .add("before", before)
        .add("after", after)
        .add("message", message)
        .map();
  }

  private static Map<String, @Nullable Object> row(String change, Problem problem) {
    return row(
        problem.line(),
        Optional.empty(),
        change,
        problem.field(),
        Optional.empty(),
        Optional.empty(),
        problem.message());
  }

  void end(ImportReport report) {
    if (!output.json) {
      new ImportAnswer(console, output).tellProblems(report, "would be imported, but");
      console
          .out()
          .println(
              "nothing was changed: "
                  + ImportAnswer.counts(report)
                      .replace("added", "would be added")
                      .replace("updated", "changed"));
      return;
    }
    report.problems().forEach(one -> keep(row("refused", one)));
    report.oddities().forEach(one -> keep(row("warned", one)));
    try {
      out.close();
      try (var lines = Files.lines(kept)) {
        output.array(rows(lines));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    console.err().println("nothing was changed: " + ImportAnswer.counts(report));
  }

  private static Iterator<Map<String, @Nullable Object>> rows(Stream<String> lines) {
    return Output.mapped(lines.iterator(), DifferenceAnswer::row);
  }

  private static Map<String, @Nullable Object> row(String line) {
    try {
      var fields = JsonFields.of();
      var json = Json.read(line);
      for (var name : json.propertyNames()) {
        var value = json.get(name);
        if (value.isNull()) {
          fields.add(name, Optional.empty());
        } else {
          fields.add(name, plain(value));
        }
      }
      return fields.map();
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object plain(JsonNode value) {
    return value.isString() ? value.stringValue() : value.isNumber() ? value.decimalValue() : value;
  }

  @Override
  public void close() {
    try (scratch) {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
