package org.partbook.purchase;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The currency that a request says, if it does. Whoever has agreed on none may say whatever it
/// likes, so it isn't held against anything here.
final class SaidCurrency {
  private SaidCurrency() {}

  static Optional<String> of(JsonNode body) {
    var said = body.path("currency");
    if (said.isMissingNode() || said.isNull()) {
      return Optional.empty();
    }
    return Optional.of(said.isString() ? said.stringValue() : said.toString());
  }
}
