package org.partbook.client.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the fields of a request, and collects what is wrong with them.
final class Reading {
  private final Map<?, ?> fields;
  private final String path;
  private final List<Problem.Wrong> errors;

  private Reading(Map<?, ?> fields, String path, List<Problem.Wrong> errors) {
    this.fields = fields;
    this.path = path;
    this.errors = errors;
  }

  static Reading of(Map<?, ?> fields) {
    return new Reading(fields, "", new ArrayList<>());
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  void wrong(String name, String message) {
    errors.add(new Problem.Wrong(path + name, message));
  }

  /// All that is wrong, here and in what it holds.
  ///
  /// @throws Problem if something is
  void orRefuse() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }

  /// An integer of 1 or more; 0 if it is none, which is remembered.
  long id(String name) {
    var id = peek(name);
    if (id == 0) {
      wrong(name, has(name) ? "must be an integer of 1 or more" : "is required");
    }
    return id;
  }

  /// The same, without a word about what is wrong.
  long peek(String name) {
    try {
      var value =
          fields.get(name) instanceof BigDecimal number ? Math.max(0, number.longValueExact()) : 0;
      return value;
    } catch (ArithmeticException e) {
      return 0;
    }
  }

  String text(String name) {
    if (fields.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    wrong(name, has(name) ? "must be a text with something in it" : "is required");
    return "";
  }

  String customer() {
    var name = text("customer");
    if (name.codePointCount(0, name.length()) > 1000) {
      wrong("customer", "must have 1,000 characters at most");
    }
    return name;
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  BigDecimal price(String name) {
    if (fields.get(name) instanceof BigDecimal price
        && price.signum() >= 0
        && price.compareTo(new BigDecimal("1000000000")) < 0) {
      return price;
    }
    wrong(name, has(name) ? "must be a number of 0 or more" : "is required");
    return BigDecimal.ZERO;
  }

  List<Reading> objects(String name) {
    var readings = new ArrayList<Reading>();
    if (fields.get(name) instanceof List<?> items) {
      for (var item : items) {
        var object = item instanceof Map<?, ?> map ? map : Map.of();
        readings.add(new Reading(object, path + name + "[" + readings.size() + "].", errors));
      }
    }
    return readings;
  }
}
