package org.partbook.client;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON into maps, lists, texts, decimals and booleans, and writes it.
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static @Nullable Object read(byte[] bytes) throws MalformedJson {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() == null) {
        throw new MalformedJson("it is empty");
      }
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("something follows the end");
      }
      return value;
    } catch (JacksonException e) {
      // Jackson's own message may quote what came.
      throw new MalformedJson("it isn't well-formed JSON");
    }
  }

  private static @Nullable Object value(JsonParser parser) throws MalformedJson {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new MalformedJson("it isn't well-formed JSON");
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws MalformedJson {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws MalformedJson {
    var items = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  static Optional<JsonObject> object(@Nullable Object value) {
    return value instanceof Map<?, ?> fields
        ? Optional.of(new JsonObject(fields))
        : Optional.empty();
  }

  /// A value that was read, as it may be written again.
  static String text(@Nullable Object value) {
    var out = new StringWriter();
    try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(generator, value, BigDecimal::toString);
    }
    return out.toString();
  }

  /// Writes an object.
  ///
  /// @param fields texts, longs, decimals, and lists of further fields
  static byte[] write(Map<String, Object> fields) {
    var out = new ByteArrayOutputStream();
    try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(generator, fields, BigDecimal::toPlainString);
    }
    return out.toByteArray();
  }

  private static void write(
      JsonGenerator generator, @Nullable Object value, Function<BigDecimal, String> decimal) {
    if (value instanceof Map<?, ?> fields) {
      generator.writeStartObject();
      fields.forEach((name, field) -> {
        generator.writeName(String.valueOf(name));
        write(generator, field, decimal);
      });
      generator.writeEndObject();
    } else if (value instanceof List<?> items) {
      generator.writeStartArray();
      items.forEach(item -> write(generator, item, decimal));
      generator.writeEndArray();
    } else if (value instanceof BigDecimal number) {
      generator.writeNumber(decimal.apply(number));
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value == null) {
      generator.writeNull();
    } else {
      generator.writeString(value.toString());
    }
  }
}
