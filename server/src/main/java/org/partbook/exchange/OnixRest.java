package org.partbook.exchange;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.file.Digest;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an asset has and ONIX has no place for. It travels in a processing instruction, which other
/// programs pass over: for each field what it is, and what the product says of it without. Where
/// somebody has changed what the product says, that counts. Each own field is one by itself.
final class OnixRest {
  private static final String IS = "is";
  private static final String UNLESS = "unless_not";
  private static final String OWN = "own";

  private OnixRest() {}

  /// What to add to a product so that it says all of a line.
  ///
  /// @param read what is read of the product without it
  static String of(ObjectNode line, ObjectNode read) {
    var rest = Json.mapperInstance().createObjectNode();
    var is = fields(line);
    var was = fields(read);
    var names = new LinkedHashSet<>(is.keySet());
    names.addAll(was.keySet());
    for (var name : names) {
      var wanted = is.getOrDefault(name, rest.nullNode());
      if (!wanted.equals(was.getOrDefault(name, rest.nullNode()))) {
        rest.putObject(name).put(UNLESS, fingerprint(was.get(name))).set(IS, wanted);
      }
    }
    // Nothing in it may end the instruction, or be no character of XML.
    return Json.write(rest)
        .replace("?>", "?\\u003e")
        .replace("\uFFFE", "\\ufffe")
        .replace("\uFFFF", "\\uffff");
  }

  private static Map<String, JsonNode> fields(ObjectNode line) {
    var fields = new LinkedHashMap<String, JsonNode>();
    for (var name : line.propertyNames()) {
      if (name.equals(OWN)) {
        var own = line.get(name);
        own.propertyNames().forEach(one -> fields.put(OWN + "." + one, own.get(one)));
      } else {
        fields.put(name, line.get(name));
      }
    }
    return fields;
  }

  private static String fingerprint(@Nullable JsonNode node) {
    return node == null ? "" : Digest.hex(Digest.of(Json.write(node))).substring(0, 16);
  }

  /// Adds it to what was read of a product.
  static void complete(ObjectNode read, String rest) throws MalformedJson {
    var added = Json.read(rest);
    var said = fields(read);
    for (var name : added.propertyNames()) {
      var field = added.get(name);
      if (fingerprint(said.get(name)).equals(field.path(UNLESS).asString(""))) {
        put(read, name, field.path(IS));
      }
    }
    if (read.path(OWN).isEmpty()) {
      read.remove(OWN);
    }
  }

  private static void put(ObjectNode read, String name, JsonNode value) {
    boolean isOwn = name.startsWith(OWN + ".");
    if (!isOwn && Format.kind(name).isEmpty()) {
      return;
    }
    var place = isOwn ? own(read) : read;
    var key = isOwn ? name.substring(OWN.length() + 1) : name;
    if (value.isNull() || value.isMissingNode()) {
      place.remove(key);
    } else {
      place.set(key, value);
    }
  }

  private static ObjectNode own(ObjectNode read) {
    return read.path(OWN) instanceof ObjectNode there ? there : read.putObject(OWN);
  }
}
