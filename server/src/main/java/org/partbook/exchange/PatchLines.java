package org.partbook.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.catalog.AssetLine;
import org.partbook.catalog.WholeCatalog;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes whole lines of such as say only what changes: what they don't say is as the catalogue has
/// it. Null clears a field.
final class PatchLines {
  private static final int AT_ONCE = 200;
  private static final int LONGEST = 2 * 1024 * 1024;

  private final WholeCatalog catalog;

  PatchLines(WholeCatalog catalog) {
    this.catalog = catalog;
  }

  private record Partial(long number, long id, ObjectNode fields) {}

  void complete(Path lines, LineFile out) throws UnreadableFile, IOException {
    try (var reader = Files.newBufferedReader(lines, StandardCharsets.UTF_8)) {
      long number = 0;
      var some = new ArrayList<Partial>();
      for (var line = line(reader); line.isPresent(); line = line(reader)) {
        number++;
        if (!line.get().isBlank()) {
          read(number, line.get(), out).ifPresent(some::add);
        }
        if (some.size() == AT_ONCE) {
          complete(some, out);
        }
      }
      complete(some, out);
    } catch (CharacterCodingException e) {
      throw new UnreadableFile("is not UTF-8");
    }
  }

  private static Optional<String> line(BufferedReader reader) throws UnreadableFile, IOException {
    var line = new StringBuilder();
    for (int c = reader.read(); ; c = reader.read()) {
      if (c < 0 && line.isEmpty()) {
        return Optional.empty();
      }
      if (c < 0 || c == '\n') {
        return Optional.of(line.toString().replace("\uFEFF", ""));
      }
      if (line.length() == LONGEST) {
        throw new UnreadableFile("has a line of more than " + LONGEST + " characters");
      }
      line.append((char) c);
      if (line.length() == 1 && c == '\r') {
        line.setLength(0);
      }
    }
  }

  private static Optional<Partial> read(long number, String line, LineFile out) {
    try {
      if (!(Json.read(line) instanceof ObjectNode fields)) {
        out.refuse(number, "", "the line must be a JSON object");
        return Optional.empty();
      }
      var id = fields.path("asset_id");
      if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 1) {
        out.refuse(number, "asset_id", "asset_id must be there: it says which asset is changed");
        return Optional.empty();
      }
      return Optional.of(new Partial(number, id.longValue(), fields));
    } catch (MalformedJson e) {
      out.refuse(number, "", "the line is not JSON: " + e.text().replaceFirst("^line 1, ", ""));
      return Optional.empty();
    }
  }

  private void complete(List<Partial> some, LineFile out) throws IOException {
    var stored = catalog.lines(some.stream().map(Partial::id).distinct().toList());
    for (var one : some) {
      var asset = Optional.ofNullable(stored.get(one.id()));
      if (asset.isEmpty()) {
        out.refuse(
            one.number(),
            "asset_id",
            "there is no asset " + one.id() + "; a patch changes assets that there are");
      } else {
        out.write(one.number(), merged(asset.get(), one.fields()));
      }
    }
    some.clear();
  }

  private static ObjectNode merged(AssetLine asset, ObjectNode fields) {
    var line = asset.line().deepCopy();
    for (var name : fields.propertyNames()) {
      var value = fields.get(name);
      if (value.isNull()) {
        line.remove(name);
      } else if (name.equals("own") && value instanceof ObjectNode own) {
        mergeOwn(line, own);
      } else if (value instanceof ObjectNode chosen && Format.kind(name).isPresent()) {
        chosen.propertyNames().forEach(key -> replace(line, name, key, chosen.get(key)));
      } else {
        line.set(name, value);
      }
    }
    // Somebody who says where an asset may be sold has said all of it.
    if (fields.hasNonNull("countries")
        && !fields.has("world")
        && !fields.get("countries").isEmpty()) {
      line.remove("world");
    }
    return line;
  }

  private static void mergeOwn(ObjectNode line, ObjectNode changes) {
    var own = line.path("own") instanceof ObjectNode there ? there : line.putObject("own");
    for (var name : changes.propertyNames()) {
      if (changes.get(name).isNull()) {
        own.remove(name);
      } else {
        own.set(name, changes.get(name));
      }
    }
    if (own.isEmpty()) {
      line.remove("own");
    }
  }

  /// Puts others in the place of those elements that a key chooses: where they were, or at the end.
  /// What isn't said of one that was there stays.
  private static void replace(ObjectNode line, String field, String key, JsonNode others) {
    var before = line.path(field) instanceof ArrayNode there ? there : line.arrayNode();
    var after = line.arrayNode();
    boolean placed = false;
    var chosen = before.valueStream().filter(one -> isChosen(field, key, one)).toList();
    var now = others.valueStream().map(one -> completed(field, one, chosen)).toList();
    for (var one : before) {
      if (!isChosen(field, key, one)) {
        after.add(one);
      } else if (!placed) {
        now.forEach(after::add);
        placed = true;
      }
    }
    if (!placed) {
      now.forEach(after::add);
    }
    line.set(field, after);
  }

  private static JsonNode completed(String field, JsonNode now, List<JsonNode> chosen) {
    boolean hasName = field.equals("contributors");
    for (var before : chosen) {
      if (before instanceof ObjectNode old
          && now instanceof ObjectNode said
          && (!hasName || old.path("name").equals(said.path("name")))) {
        var whole = old.deepCopy();
        if (said.has("file") || said.has("url")) {
          whole.remove(List.of("file", "url"));
        }
        said.propertyNames().forEach(name -> whole.set(name, said.get(name)));
        return whole;
      }
    }
    return now;
  }

  private static boolean isChosen(String field, String key, JsonNode element) {
    return switch (field) {
      case "contributors" -> element.path("role").asString("").equalsIgnoreCase(key);
      case "prices" -> element.path("type_usage").asString("").equalsIgnoreCase(key);
      case "renderings" ->
          key.equals(element.path("type").asString("") + " " + element.path("usage").asString(""));
      case "images" -> {
        var name = element.path("name").asString("");
        yield name.equals(key) || name.replaceFirst("\\.[A-Za-z]{1,5}$", "").equals(key);
      }
      default -> false;
    };
  }
}
