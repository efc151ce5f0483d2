package org.partbook.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.partbook.json.Json;
import org.partbook.json.Quoted;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes lines of what a server of HL Connect answers to `GET assets/list`: a page, several in a
/// row or in an array, or an array of assets. The line of the third asset is the third.
///
/// It is taken as it is: null is nothing, numbers may be texts, `type` and `usage` of renderings
/// may stand in each other's place, and fields that the catalogue doesn't have are left out.
final class ListingLines {
  private static final Set<String> USAGES = Set.of("full", "preview");
  private static final Pattern TWICE = Pattern.compile("^Duplicate Object property \"(.*)\"");
  private static final Pattern OTHER_SCHEME =
      Pattern.compile("(?is)(?!https?:)[a-z][a-z0-9+.-]*:.*");

  private final JsonParser json;
  private final SourceOptions options;
  private final LineFile out;
  private long number;

  private ListingLines(JsonParser json, SourceOptions options, LineFile out) {
    this.json = json;
    this.options = options;
    this.out = out;
  }

  static void read(Path file, SourceOptions options, LineFile out)
      throws UnreadableFile, IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file));
        var json = Json.mapperInstance().createParser(in)) {
      var lines = new ListingLines(json, options, out);
      for (var token = json.nextToken(); token != null; token = json.nextToken()) {
        lines.value(token);
      }
      if (lines.number == 0) {
        throw new UnreadableFile("is a listing without assets");
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      var place = at == null || at.getLineNr() < 1 ? "" : " in line " + at.getLineNr();
      throw new UnreadableFile("is JSON that can't be read" + place + ": " + reason(e));
    }
  }

  private static String reason(JacksonException e) {
    var twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
    if (twice.find()) {
      return "an object has the key " + Quoted.of(twice.group(1)) + " twice";
    }
    return e instanceof StreamConstraintsException
        ? "it is nested too deep, or something in it is too long"
        : "it is cut short, or damaged";
  }

  private void value(JsonToken token) throws IOException {
    switch (token) {
      case START_ARRAY -> {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          object();
        }
      }
      case START_OBJECT -> object();
      default -> {}
    }
  }

  /// A page, or an asset: both are objects, and a page has `assets`.
  private void object() throws IOException {
    var asset = Json.mapperInstance().createObjectNode();
    boolean isPage = false;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      if (name.equals("assets") && token == JsonToken.START_ARRAY) {
        isPage = true;
        while (json.nextToken() == JsonToken.START_OBJECT) {
          write(json.readValueAsTree());
        }
      } else {
        asset.set(name, json.<JsonNode>readValueAsTree());
      }
    }
    if (!isPage && asset.has("asset_id")) {
      write(asset);
    }
  }

  private void write(JsonNode asset) throws IOException {
    number++;
    var line = Json.mapperInstance().createObjectNode();
    for (var name : Format.names()) {
      var value = asset.get(name);
      if (value != null && !value.isNull()) {
        put(line, name, value);
      }
    }
    out.write(number, line);
  }

  private void put(ObjectNode line, String name, JsonNode value) {
    switch (Format.kind(name).orElseThrow()) {
      case INTEGER, AMOUNT -> line.set(name, number(value));
      case OBJECTS -> {
        if (value instanceof ArrayNode list) {
          line.set(name, elements(name, list));
        } else {
          line.set(name, value);
        }
      }
      case TEXTS -> {
        if (value instanceof ArrayNode list) {
          var texts = line.putArray(name);
          list.valueStream().filter(one -> !one.isNull()).forEach(texts::add);
        } else {
          line.set(name, value);
        }
      }
      case TEXT -> line.set(name, value.isNumber() ? line.stringNode(value.asString()) : value);
      case BOOLEAN -> line.set(name, truth(line, value));
      case OWN, PAGES -> {}
    }
  }

  private static JsonNode truth(ObjectNode line, JsonNode value) {
    return value.isBoolean() || !value.isValueNode()
        ? value
        : Cell.truth(value.asString()).<JsonNode>map(line::booleanNode).orElse(value);
  }

  private static JsonNode number(JsonNode value) {
    if (!value.isString()) {
      return value;
    }
    return Amount.of(value.stringValue())
        .<JsonNode>map(amount ->
            amount.scale() <= 0
                ? Json.mapperInstance().getNodeFactory().numberNode(amount.toBigInteger())
                : Json.mapperInstance().getNodeFactory().numberNode(amount))
        .orElse(value);
  }

  private ArrayNode elements(String name, ArrayNode list) {
    var all = list.arrayNode();
    for (var one : list) {
      if (one instanceof ObjectNode object) {
        var copy = known(name, object);
        switch (name) {
          case "renderings" -> turn(copy);
          case "images" -> {
            if (!address(copy)) {
              continue;
            }
          }
          default -> {}
        }
        all.add(copy);
      }
    }
    return all;
  }

  /// Without what the format doesn't know, and without nulls.
  private static ObjectNode known(String list, ObjectNode object) {
    var copy = object.objectNode();
    for (var name : new ArrayList<>(object.propertyNames())) {
      var value = object.get(name);
      if (value.isNull() || !ListFields.isKnown(list, name)) {
        continue;
      }
      if (value instanceof ArrayNode inner) {
        var copies = copy.putArray(name);
        inner
            .valueStream()
            .filter(ObjectNode.class::isInstance)
            .forEach(one -> copies.add(known(name, (ObjectNode) one)));
      } else {
        copy.set(name, ListFields.isNumber(name) ? number(value) : value);
      }
    }
    return copy;
  }

  private static void turn(ObjectNode rendering) {
    var type = rendering.path("type").asString("");
    var usage = rendering.path("usage").asString("");
    if (USAGES.contains(type) && !USAGES.contains(usage)) {
      rendering.put("type", usage);
      rendering.put("usage", type);
    }
  }

  /// Makes an image's address a whole one; false if that can't be done.
  private boolean address(ObjectNode image) {
    var url = image.path("url").asString("");
    if (!image.has("name") || image.path("name").asString("").isBlank()) {
      image.put("name", url.replaceFirst("[?#].*$", "").replaceFirst("^.*/", ""));
    }
    if (url.matches("(?is)https?://.*")) {
      return true;
    }
    boolean isOther = OTHER_SCHEME.matcher(url.strip()).matches();
    var whole =
        isOther ? Optional.<String>empty() : options.address().flatMap(base -> resolved(base, url));
    if (whole.isEmpty()) {
      out.warn(
          number,
          "images",
          "its image has the address "
              + Quoted.of(url)
              + (isOther
                  ? ", and is left out: an image's address begins with http:// or https://"
                  : ", which isn't whole, and is left out; say with --listing-url where the listing"
                      + " is from"));
      return false;
    }
    image.put("url", whole.get());
    return true;
  }

  private static Optional<String> resolved(String base, String url) {
    try {
      var whole = URI.create(base).resolve(url.strip().replace(" ", "%20"));
      return Optional.of(whole.toString()).filter(text -> text.matches("https?://.*"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
