package org.partbook.contract;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partbook.json.Json;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `openapi.yaml` as a tree, with its references followed and its schemas ready to validate.
///
/// The document is lenient on purpose, for the sake of generated clients: it forbids no additional
/// field, and lists the known values of a string without closing the list. We ourselves must not
/// drift from it, so here every object is closed and every `x-extensible-enum` is an `enum`.
final class ApiDocument {
  private static final String ID = "https://partbook.invalid/openapi.json";

  private final JsonNode root;
  private final SchemaRegistry schemas;

  private ApiDocument(JsonNode root) {
    this.root = root;
    var strict = Json.write(closed(root));
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ID, strict)));
  }

  /// Reads the document as it is packaged with the server.
  static ApiDocument load() {
    try (var in = ApiDocument.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new AssertionError("openapi.yaml is not on the class path");
      }
      return new ApiDocument(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Place root() {
    return new Place("", root);
  }

  /// A node of the document, and where it stands.
  final class Place {
    private final String pointer;
    private final JsonNode node;

    private Place(String pointer, JsonNode node) {
      this.pointer = pointer;
      this.node = node;
    }

    JsonNode node() {
      return node;
    }

    String text(String name) {
      return node.path(name).asString("");
    }

    /// Goes down by names, following every reference on the way.
    Place at(String... names) {
      var place = this;
      for (var name : names) {
        place = place.child(name).followed();
      }
      return place;
    }

    boolean has(String name) {
      return node.has(name);
    }

    /// What the object holds, references followed.
    Map<String, Place> children() {
      var children = new LinkedHashMap<String, Place>();
      for (var name : node.propertyNames()) {
        children.put(name, at(name));
      }
      return children;
    }

    /// The elements of a list, references followed.
    List<Place> elements() {
      var elements = new ArrayList<Place>();
      for (int i = 0; i < node.size(); i++) {
        elements.add(new Place(pointer + "/" + i, node.get(i)).followed());
      }
      return elements;
    }

    /// What is wrong with a value by the schema at this place; nothing if it is valid.
    List<String> validate(JsonNode value) {
      var messages = new ArrayList<String>();
      for (var error : schemas.getSchema(SchemaLocation.of(ID + "#" + pointer)).validate(value)) {
        messages.add(error.toString());
      }
      requireWrittenAsIntegers("", value, messages);
      return messages;
    }

    /// To a JSON schema 1.0 is an integer. To a client with strict types it isn't.
    private void requireWrittenAsIntegers(String where, JsonNode value, List<String> messages) {
      if (value.isObject()) {
        at("properties")
            .children()
            .forEach((name, property) -> {
              if (value.has(name)) {
                property.requireWrittenAsIntegers(where + "/" + name, value.get(name), messages);
              }
            });
      } else if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          at("items").requireWrittenAsIntegers(where + "/" + i, value.get(i), messages);
        }
      } else if (value.isNumber() && isInteger() && !value.isIntegralNumber()) {
        messages.add(where + ": " + value + " is not written as an integer");
      }
    }

    private boolean isInteger() {
      var type = node.path("type");
      return type.isArray() ? type.valueStream().anyMatch(Place::isInteger) : isInteger(type);
    }

    private static boolean isInteger(JsonNode type) {
      return type.asString("").equals("integer");
    }

    private Place child(String name) {
      return new Place(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), node.path(name));
    }

    private Place followed() {
      var reference = node.path("$ref").asString("");
      if (reference.isEmpty()) {
        return this;
      }
      var target = reference.startsWith("#/") ? reference.substring(1) : "";
      var found = root.at(JsonPointer.compile(target));
      if (target.isEmpty() || found.isMissingNode()) {
        throw new AssertionError(pointer + " refers to " + reference + ", which isn't there");
      }
      return new Place(target, found).followed();
    }

    @Override
    public String toString() {
      return pointer;
    }
  }

  private static JsonNode closed(JsonNode root) {
    var copy = root.deepCopy();
    close(copy);
    return copy;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("properties").isObject() && object.has("type")) {
        object.put("additionalProperties", false);
      }
      if (object.has("x-extensible-enum")) {
        object.set("enum", object.remove("x-extensible-enum"));
      }
    }
    for (var child : node.values()) {
      close(child);
    }
  }
}
