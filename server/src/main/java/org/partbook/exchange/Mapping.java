package org.partbook.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// Which column of a sheet is which field, and what stands in fields that no column has. It is
/// guessed from the headings or given as a file, and can be saved as one.
///
/// @param columns by heading; nothing for those that aren't read
/// @param constants what every asset has
/// @param passedOver what there is to say of a sheet's columns that `columns` doesn't tell of
public record Mapping(
    Map<String, Optional<Target>> columns, Map<String, String> constants, List<String> passedOver) {
  private static final long LARGEST = 1024 * 1024;

  public Mapping {
    columns = new LinkedHashMap<>(columns);
    constants = new LinkedHashMap<>(constants);
    passedOver = List.copyOf(passedOver);
  }

  /// Guesses.
  ///
  /// @param currency of the catalogue's own prices; where there is none, that of the first column
  static Mapping guess(List<String> headings, Optional<String> currency) {
    var columns = new LinkedHashMap<String, Optional<Target>>();
    var taken = new LinkedHashSet<Target>();
    for (var heading : headings) {
      if (heading.isBlank()) {
        continue;
      }
      var target = Headings.guess(heading);
      boolean isFirst = target.isEmpty() || taken.add(target.get());
      columns.putIfAbsent(heading.strip(), isFirst ? target : Optional.empty());
    }
    if (taken.stream().noneMatch(one -> one.field().equals("retail_price"))) {
      promotePrice(columns, currency);
    }
    return new Mapping(columns, constants(taken), List.of());
  }

  /// What is usual where nothing is said.
  private static Map<String, String> constants(LinkedHashSet<Target> taken) {
    var constants = new LinkedHashMap<String, String>();
    for (var one : List.of(List.of("format_short_name", "PDF"), List.of("asset_type", "SINGLE"))) {
      if (!taken.contains(Target.of(one.getFirst()))) {
        constants.put(one.getFirst(), one.getLast());
      }
    }
    return constants;
  }

  private static void promotePrice(
      Map<String, Optional<Target>> columns, Optional<String> currency) {
    for (var column : columns.entrySet()) {
      var target = column.getValue();
      if (target.isPresent()
          && target.get().field().equals("prices")
          && !target.get().of().isEmpty()
          && (currency.isEmpty() || currency.get().equals(target.get().of()))) {
        column.setValue(Optional.of(Target.of("retail_price")));
        return;
      }
    }
  }

  /// Reads a file that [#json] has written.
  public static Mapping read(Path file) throws UnreadableFile, IOException {
    if (Files.size(file) > LARGEST) {
      throw new UnreadableFile("is too large for a mapping of columns");
    }
    try {
      var json = Json.read(Files.readAllBytes(file));
      var columns = new LinkedHashMap<String, Optional<Target>>();
      for (var heading : json.path("columns").propertyNames()) {
        columns.put(heading, target(heading, json.path("columns").get(heading)));
      }
      if (columns.isEmpty()) {
        throw new UnreadableFile("is no mapping: it has no columns");
      }
      var constants = new LinkedHashMap<String, String>();
      for (var field : json.path("constants").propertyNames()) {
        if (Format.kind(field).isEmpty()) {
          throw new UnreadableFile("names the field '" + field + "', which there isn't");
        }
        constants.put(field, json.path("constants").get(field).asString(""));
      }
      return new Mapping(columns, constants, List.of());
    } catch (MalformedJson e) {
      throw new UnreadableFile("is no mapping of columns: " + e.text());
    }
  }

  /// The same for a sheet, of whose columns it tells those that it doesn't know, and those whose
  /// heading another one has.
  Mapping of(List<String> headings) {
    var first = new HashMap<String, Integer>();
    var told = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++) {
      var heading = headings.get(i).strip();
      if (heading.isEmpty()) {
        continue;
      }
      var same = Optional.ofNullable(first.putIfAbsent(heading, i));
      if (same.isPresent()) {
        told.add(
            "column %s, \"%s\": not read; column %s has the same heading"
                .formatted(number(i), heading, number(same.get())));
      } else if (!columns.containsKey(heading)) {
        told.add("column \"%s\": not read".formatted(heading));
      }
    }
    return new Mapping(columns, constants, told);
  }

  /// Which columns of a sheet are read. Two for one field would be a choice that nobody made.
  Map<Integer, Target> targets(List<String> headings) throws UnreadableFile {
    var targets = new LinkedHashMap<Integer, Target>();
    var taken = new HashMap<Target, Integer>();
    for (int i = 0; i < headings.size(); i++) {
      var target = columns.getOrDefault(headings.get(i).strip(), Optional.empty());
      if (target.isEmpty()) {
        continue;
      }
      var other = Optional.ofNullable(taken.putIfAbsent(target.get(), i));
      if (other.isPresent()) {
        throw new UnreadableFile(
            "has two columns for %s, %s and %s: rename one of them, or take it out"
                .formatted(target.get(), named(headings, other.get()), named(headings, i)));
      }
      targets.put(i, target.get());
    }
    return targets;
  }

  private static String named(List<String> headings, int column) {
    return number(column) + " \"" + headings.get(column).strip() + '"';
  }

  /// As it is counted, and as spreadsheets name it.
  private static String number(int column) {
    return column + 1 + " (" + XlsxSheet.name(column) + ")";
  }

  private static Optional<Target> target(String heading, JsonNode value) throws UnreadableFile {
    if (value.isNull() || !value.isString() || value.stringValue().isBlank()) {
      return Optional.empty();
    }
    var target = Target.parse(value.stringValue());
    if (target.isEmpty()) {
      throw new UnreadableFile(
          "has '%s' for the column \"%s\", which is no field; there are %s, contributors[ROLE],"
                  .formatted(value.stringValue(), heading, String.join(", ", Format.names()))
              + " prices[CURRENCY], renderings[TYPE USAGE], images[NAME] and own[NAME]");
    }
    return target;
  }

  /// As a file.
  public String json() {
    var json = Json.mapperInstance().createObjectNode();
    var fields = json.putObject("columns");
    columns.forEach((heading, target) -> {
      if (target.isPresent()) {
        fields.put(heading, target.get().toString());
      } else {
        fields.putNull(heading);
      }
    });
    var others = json.putObject("constants");
    constants.forEach(others::put);
    return Json.mapperInstance().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  /// A line for each column, for people.
  ///
  /// @param partial whether rows say only what changes; then nothing is put where no column is
  public List<String> lines(boolean partial) {
    var lines = new ArrayList<String>();
    columns.forEach((heading, target) ->
        lines.add(
            "column \"%s\": %s"
                .formatted(heading, target.map(Target::toString).orElse("not read"))));
    lines.addAll(passedOver);
    if (!partial) {
      constants.forEach((field, value) -> lines.add("no column: " + field + " is " + value));
    }
    return lines;
  }

  /// The headings of each field's columns.
  Map<String, List<String>> headings() {
    var headings = new HashMap<String, List<String>>();
    columns.forEach((heading, target) ->
        target.ifPresent(one -> {
          headings.computeIfAbsent(one.field(), _ -> new ArrayList<>()).add(heading);
          if (one.field().equals("own")) {
            headings.put("own." + one.of(), List.of(heading));
          }
        }));
    return headings;
  }
}
