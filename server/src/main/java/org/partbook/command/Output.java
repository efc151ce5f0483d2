package org.partbook.command;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partbook.Printable;
import org.partbook.json.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How a command prints what it found: as a table for people, or as records for programs, in JSON
/// or in CSV. The records are the same in both.
final class Output {
  /// Whether records are wanted, and no table. A command asks only this: whether they become JSON
  /// or CSV is settled here.
  boolean json;

  /// Whether these become CSV.
  boolean csv;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  private final Console console;

  Output(Console console) {
    this.console = console;
  }

  @Option(
      names = "--json",
      description = "Print a JSON document, for programs. Messages still go to stderr.")
  void asJson(boolean asked) {
    choose(asked, false);
  }

  @Option(
      names = "--csv",
      description =
          "Print the same as CSV, for spreadsheets: a line with the names of the columns, then one"
              + " for each record.")
  void asCsv(boolean asked) {
    choose(asked, true);
  }

  private void choose(boolean asked, boolean wantsCsv) {
    if (asked && json && csv != wantsCsv) {
      throw new ParameterException(spec.commandLine(), "give either --json or --csv");
    }
    if (asked) {
      json = true;
      csv = wantsCsv;
    }
  }

  /// A document, or the only row.
  void object(Map<String, ? extends @Nullable Object> object) {
    if (csv) {
      array(List.of(object));
    } else {
      console.out().println(json(object));
    }
  }

  /// An array, an element a line; as many as there are, without holding them all.
  ///
  /// @param elements of which the first has all fields that there are
  void array(Iterator<? extends Map<String, ? extends @Nullable Object>> elements) {
    if (csv) {
      rows(elements);
      return;
    }
    var out = console.out();
    out.print("[");
    var separator = "\n";
    while (elements.hasNext()) {
      out.print(separator + json(elements.next()));
      separator = ",\n";
    }
    out.println("\n]");
  }

  void array(List<? extends Map<String, ? extends @Nullable Object>> elements) {
    array(elements.iterator());
  }

  /// Where there is nothing, nobody knows the columns.
  private void rows(Iterator<? extends Map<String, ? extends @Nullable Object>> elements) {
    var out = console.rawOut();
    var columns = List.<String>of();
    while (elements.hasNext()) {
      var element = elements.next();
      if (columns.isEmpty()) {
        columns = List.copyOf(element.keySet());
        out.print(Csv.line(columns));
      }
      out.print(Csv.line(fields(element, columns)));
    }
  }

  private static List<String> fields(
      Map<String, ? extends @Nullable Object> element, List<String> columns) {
    if (!columns.containsAll(element.keySet())) {
      throw new IllegalStateException(
          "a record has other fields than the first, " + columns + ": " + element.keySet());
    }
    return columns.stream().map(column -> Csv.field(element.get(column))).toList();
  }

  /// Escaped more than it has to be: JSON's own rules let through what a terminal obeys.
  private static String json(Map<String, ? extends @Nullable Object> object) {
    return Printable.json(Json.write(object));
  }

  /// The same rows as JSON or as a table.
  ///
  /// @param json makes an object of each
  /// @param cells makes the cells below the headings of each
  <T> void rows(
      Iterator<T> rows,
      Function<T, Map<String, @Nullable Object>> json,
      List<String> headings,
      Function<T, List<Object>> cells) {
    if (this.json) {
      array(mapped(rows, json));
      return;
    }
    var table = new Table(headings.toArray(String[]::new));
    rows.forEachRemaining(row -> table.row(cells.apply(row).toArray()));
    table(table);
  }

  /// Makes something else of each, as it is asked for.
  static <T, R> Iterator<R> mapped(Iterator<T> elements, Function<T, R> mapper) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return elements.hasNext();
      }

      @Override
      public R next() {
        return mapper.apply(elements.next());
      }
    };
  }

  void table(Table table) {
    table.lines().forEach(console.out()::println);
  }
}
