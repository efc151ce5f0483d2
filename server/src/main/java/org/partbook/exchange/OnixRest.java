package org.partbook.exchange;

import org.jspecify.annotations.Nullable;
import org.partbook.copies.file.Digest;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an asset has and ONIX has no place for. It travels in a processing instruction, which other
/// programs pass over: for each field what it is, and what the product says of it without. Where
/// somebody has changed what the product says, that counts.
final class OnixRest {
  private static final String IS = "is";
  private static final String UNLESS = "unless_not";

  private OnixRest() {}

  /// What to add to a product so that it says all of a line.
  ///
  /// @param read what is read of the product without it
  static String of(ObjectNode line, ObjectNode read) {
    var rest = Json.mapperInstance().createObjectNode();
    for (var name : line.propertyNames()) {
      if (!line.get(name).equals(read.get(name))) {
        put(rest, name, line.get(name), read.get(name));
      }
    }
    for (var name : read.propertyNames()) {
      if (!line.has(name)) {
        put(rest, name, Json.mapperInstance().nullNode(), read.get(name));
      }
    }
    // Nothing in it may end the instruction.
    return Json.write(rest)
        .replace("?>", "?\\u003e")
        .replace("\uFFFE", "\\ufffe")
        .replace("\uFFFF", "\\uffff");
  }

  private static void put(ObjectNode rest, String name, JsonNode is, @Nullable JsonNode read) {
    rest.putObject(name).put(UNLESS, fingerprint(read)).set(IS, is);
  }

  private static String fingerprint(@Nullable JsonNode node) {
    return node == null ? "" : Digest.hex(Digest.of(Json.write(node))).substring(0, 16);
  }

  /// Adds it to what was read of a product.
  static void complete(ObjectNode read, String rest) throws MalformedJson {
    var fields = Json.read(rest);
    for (var name : fields.propertyNames()) {
      var field = fields.get(name);
      if (Format.kind(name).isPresent()
          && fingerprint(read.get(name)).equals(field.path(UNLESS).asString(""))) {
        if (field.path(IS).isNull()) {
          read.remove(name);
        } else {
          read.set(name, field.path(IS));
        }
      }
    }
  }
}
