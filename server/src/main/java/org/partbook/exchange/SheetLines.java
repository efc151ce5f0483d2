package org.partbook.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.exchange.Grid.Row;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes lines of the rows of a sheet. A cell that isn't what its field wants is passed on as it
/// stands: whoever reads the line refuses it, in its words.
final class SheetLines {
  /// Titles and addresses of the house may stand above the headings.
  private static final int HEADINGS_WITHIN = 20;

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}(\\.0+)?");
  private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{2})");
  private static final Pattern WITH_ROLE = Pattern.compile("(.+?)\\s*\\(([^()]{1,60})\\)");

  private final Mapping mapping;
  private final Map<Integer, Target> targets;
  private final boolean partial;

  private SheetLines(Mapping mapping, Map<Integer, Target> targets, boolean partial) {
    this.mapping = mapping;
    this.targets = targets;
    this.partial = partial;
  }

  /// Reads all of a sheet.
  ///
  /// @param given the mapping, where it isn't guessed
  static Mapping read(
      Grid grid, Optional<Mapping> given, SourceOptions options, LineFile out, Numbers numbers)
      throws UnreadableFile, IOException {
    var headings = headings(grid, given);
    var mapping =
        given
            .orElseGet(() -> Mapping.guess(headings.cells(), options.currency()))
            .of(headings.cells());
    var lines = new SheetLines(mapping, mapping.targets(headings.cells()), options.partial());
    for (var row = grid.next(); row.isPresent(); row = grid.next()) {
      if (!row.get().isBlank()) {
        lines.write(row.get(), out, numbers);
      }
    }
    return mapping;
  }

  private static Row headings(Grid grid, Optional<Mapping> given)
      throws UnreadableFile, IOException {
    Optional<Row> first = Optional.empty();
    for (int i = 0; i < HEADINGS_WITHIN; i++) {
      var row = grid.next();
      if (row.isEmpty()) {
        break;
      }
      if (row.get().isBlank()) {
        continue;
      }
      first = first.isEmpty() ? row : first;
      if (isHeadings(row.get(), given)) {
        return row.get();
      }
    }
    if (first.isEmpty()) {
      throw new UnreadableFile("has no rows: the first one should name its columns");
    }
    var shown = String.join(" ", first.get().cells()).strip();
    throw new UnreadableFile(
        "has no column that tells which asset a row is about (asset_id, SKU, ISMN or a title); it"
            + " begins with '"
            + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown)
            + "'. Name the columns in the first row, or give a mapping");
  }

  private static boolean isHeadings(Row row, Optional<Mapping> given) {
    return row.cells().stream()
        .filter(cell -> !cell.isBlank())
        .map(cell ->
            given.isPresent()
                ? given.get().columns().getOrDefault(cell.strip(), Optional.empty())
                : Headings.guess(cell))
        .flatMap(Optional::stream)
        .anyMatch(SheetLines::tellsWhichAsset);
  }

  private static boolean tellsWhichAsset(Target target) {
    return target.field().equals("asset_id")
        || target.field().equals("title")
        || (target.field().equals("own") && Numbers.NAMES.contains(target.of()));
  }

  private void write(Row row, LineFile out, Numbers numbers) throws IOException {
    var line = Json.mapperInstance().createObjectNode();
    if (!partial) {
      mapping.constants().forEach((field, value) -> put(line, Target.of(field), Cell.of(value)));
    }
    pieces(row).forEach((target, raw) -> put(line, target, Cell.of(raw.toString())));
    var refusal = numbers.complete(line, partial);
    if (refusal.isPresent()) {
      out.refuse(row.number(), "asset_id", refusal.get());
    } else {
      out.write(row.number(), line);
    }
  }

  /// The cells of a row, those joined that are pieces of one.
  private Map<Target, StringBuilder> pieces(Row row) {
    var whole = new LinkedHashMap<Target, StringBuilder>();
    targets.forEach((column, target) ->
        whole.computeIfAbsent(target.whole(), _ -> new StringBuilder()).append(row.cell(column)));
    return whole;
  }

  private void put(ObjectNode line, Target target, Cell cell) {
    switch (cell) {
      case Cell.Absent _ -> {}
      case Cell.Clear _ -> clear(line, target);
      case Cell.Text(var text, var literal) -> {
        if (target.of().isEmpty()) {
          line.set(target.field(), whole(line, target.field(), text, literal));
        } else {
          putInto(line, target, text);
        }
      }
    }
  }

  private void clear(ObjectNode line, Target target) {
    if (target.of().isEmpty()) {
      line.putNull(target.field());
    } else if (target.field().equals("own")) {
      own(line).putNull(target.of());
    } else if (partial) {
      chosen(line, target);
    }
  }

  private static JsonNode whole(ObjectNode line, String field, String text, boolean literal) {
    return switch (Format.kind(field).orElseThrow()) {
      case INTEGER -> integer(line, text);
      case AMOUNT ->
          Amount.of(text).<JsonNode>map(line::numberNode).orElseGet(() -> line.stringNode(text));
      case BOOLEAN -> truth(line, text);
      case PAGES -> WHOLE.matcher(text.strip()).matches() ? integer(line, text) : truth(line, text);
      case TEXT -> line.stringNode(text);
      case TEXTS -> texts(line, field, text, literal);
      case OBJECTS, OWN -> objects(line, field, text);
    };
  }

  private static JsonNode truth(ObjectNode line, String text) {
    return Cell.truth(text).<JsonNode>map(line::booleanNode).orElseGet(() -> line.stringNode(text));
  }

  private static JsonNode integer(ObjectNode line, String text) {
    var bare = text.strip();
    if (WHOLE.matcher(bare).matches()) {
      return line.numberNode(new BigDecimal(bare.replaceFirst("\\.0+$", "")).longValueExact());
    }
    if (bare.matches("\\d{19}")) {
      return line.numberNode(new BigInteger(bare));
    }
    var clock = CLOCK.matcher(bare);
    if (clock.matches()) {
      long hours = Optional.ofNullable(clock.group(1)).map(Long::parseLong).orElse(0L);
      return line.numberNode(
          3600 * hours + 60 * Long.parseLong(clock.group(2)) + Long.parseLong(clock.group(3)));
    }
    return line.stringNode(text);
  }

  private static JsonNode texts(ObjectNode line, String field, String text, boolean literal) {
    var json = literal ? Optional.<ArrayNode>empty() : array(text);
    if (json.isPresent()) {
      return json.get();
    }
    var array = line.arrayNode();
    if (field.equals("countries")) {
      for (var one : text.strip().split("[;|,\\s]+", -1)) {
        array.add(one.toUpperCase(Locale.ROOT));
      }
    } else {
      Cell.split(text).forEach(array::add);
    }
    return array;
  }

  private static Optional<ArrayNode> array(String text) {
    if (!text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Json.read(text) instanceof ArrayNode array ? Optional.of(array) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  private static JsonNode objects(ObjectNode line, String field, String text) {
    var json = array(text);
    if (json.isPresent()) {
      return json.get();
    }
    var array = line.arrayNode();
    switch (field) {
      case "instruments" -> Cell.split(text).forEach(one -> array.addObject().put("name", one));
      case "contributors" ->
          Cell.split(text)
              .forEach(one -> {
                var role = WITH_ROLE.matcher(one);
                if (role.matches()) {
                  array.addObject().put("name", role.group(1)).put("role", role.group(2));
                } else {
                  array.addObject().put("name", one);
                }
              });
      default -> {
        return line.stringNode(text);
      }
    }
    return array;
  }

  /// Into one element of a field. A whole line has a list of all of them; one that says only what
  /// changes has those that change, by what they are chosen by.
  private void putInto(ObjectNode line, Target target, String text) {
    if (target.field().equals("own")) {
      own(line).put(target.of(), text);
      return;
    }
    var elements = chosen(line, target);
    switch (target.field()) {
      case "contributors" -> {
        for (var name : Cell.split(text)) {
          elements.addObject().put("name", name).put("role", target.of());
        }
      }
      case "prices" -> {
        var price = elements.addObject().put("type_usage", target.of());
        Amount.of(text)
            .ifPresentOrElse(amount -> price.put("price", amount), () -> price.put("price", text));
      }
      case "renderings" -> {
        var kind = target.of().split(" ", 2);
        elements.addObject().put("type", kind[0]).put("usage", kind[1]).put("file", path(text));
      }
      case "images" -> {
        boolean isAddress = text.matches("(?is)https?://.*");
        var ending = isAddress ? "" : text.replaceFirst("(?s)^.*(\\.[A-Za-z]{1,5})$", "$1");
        var name = target.of() + (ending.equals(text) ? "" : ending.toLowerCase(Locale.ROOT));
        elements
            .addObject()
            .put("name", isAddress ? target.of() : name)
            .put(isAddress ? "url" : "file", isAddress ? text : path(text));
      }
      default -> line.put(target.field(), text);
    }
  }

  /// As Windows writes it, too.
  private static String path(String text) {
    return text.replace('\\', '/');
  }

  private static ObjectNode own(ObjectNode line) {
    return line.path("own") instanceof ObjectNode own ? own : line.putObject("own");
  }

  private ArrayNode chosen(ObjectNode line, Target target) {
    if (!partial) {
      return line.path(target.field()) instanceof ArrayNode all
          ? all
          : line.putArray(target.field());
    }
    var byKey =
        line.path(target.field()) instanceof ObjectNode all ? all : line.putObject(target.field());
    return byKey.path(target.of()) instanceof ArrayNode some ? some : byKey.putArray(target.of());
  }
}
