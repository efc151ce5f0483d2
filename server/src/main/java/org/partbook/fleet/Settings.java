package org.partbook.fleet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// Settings, as they are kept in the database.
final class Settings {
  private Settings() {}

  static Map<String, String> values(List<Setting> settings) {
    var values = new TreeMap<String, String>();
    settings.forEach(one -> one.value().ifPresent(value -> values.put(one.name(), value)));
    return values;
  }

  static Map<String, String> read(String json) {
    try {
      var values = new TreeMap<String, String>();
      Json.read(json)
          .propertyStream()
          .forEach(one -> values.put(one.getKey(), one.getValue().asString("")));
      return values;
    } catch (MalformedJson e) {
      throw new IllegalStateException("the settings of a server can't be read", e);
    }
  }
}
