package org.partbook.health;

import java.util.List;
import org.partbook.json.Json;

/// How the components were when they were last looked at.
final class HealthState {
  private final byte[] health;
  private final String missing;

  /// How one component is, as it is sent.
  record Item(String name, boolean health) {}

  HealthState(List<Item> items, List<String> missing) {
    this.health = Json.writeBytes(items);
    this.missing = String.join(", ", missing);
  }

  /// The whole as the contract has it, ready to be sent.
  byte[] health() {
    return health;
  }

  /// What is needed and doesn't work, in words; empty if the server can serve.
  String missing() {
    return missing;
  }
}
