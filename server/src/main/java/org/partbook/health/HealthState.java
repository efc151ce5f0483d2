package org.partbook.health;

import java.util.List;
import org.partbook.json.Json;

/// How the components were when they were last looked at.
///
/// @param health the whole as the contract has it, as JSON
/// @param missing what is needed and doesn't work, in words; empty if the server can serve
record HealthState(String health, String missing) {
  /// How one component is, as it is sent.
  record Item(String name, boolean health) {}

  static HealthState of(List<Item> items, List<String> missing) {
    return new HealthState(Json.write(items), String.join(", ", missing));
  }
}
