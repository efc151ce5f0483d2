package org.partbook.command;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partbook.Printable;
import org.partbook.json.Json;
import picocli.CommandLine.Option;

/// How a command prints what it found: as a table for people, or as JSON.
final class Output {
  @Option(
      names = "--json",
      description = "Print a JSON document, for programs. Messages still go to stderr.")
  boolean json;

  private final Console console;

  Output(Console console) {
    this.console = console;
  }

  void object(Map<String, ? extends @Nullable Object> object) {
    console.out().println(json(object));
  }

  /// An array, an element a line; as many as there are, without holding them all.
  void array(Iterator<? extends Map<String, ? extends @Nullable Object>> elements) {
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

  private static <T, R> Iterator<R> mapped(Iterator<T> elements, Function<T, R> mapper) {
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
