package org.partbook.health;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.partbook.json.Json;

/// How the components were when they were last looked at.
///
/// @param health the whole as the contract has it, as JSON
/// @param missing what is needed and doesn't work, in words; empty if the server can serve
/// @param unwell the names of those that don't work
record HealthState(String health, String missing, Set<String> unwell) {
  /// How one component is, as it is sent.
  record Item(String name, boolean health) {}

  static HealthState of(List<Item> items, List<String> missing) {
    var unwell =
        items.stream().filter(item -> !item.health()).map(Item::name).collect(Collectors.toSet());
    return new HealthState(Json.write(items), String.join(", ", missing), unwell);
  }
}
