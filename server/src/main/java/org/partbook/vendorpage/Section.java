package org.partbook.vendorpage;

import java.util.Arrays;
import java.util.List;
import org.partbook.access.Environment;

/// What the page is divided into, in the order of its menu.
enum Section {
  OVERVIEW("", "Overview"),
  REQUESTS("requests", "Requests"),
  ORDERS("orders", "Orders"),
  STATEMENTS("statements", "Statements"),
  ASSORTMENT("assortment", "Assortment"),
  WEBHOOKS("webhooks", "Webhooks"),
  TOKENS("tokens", "Tokens"),
  REPORT("report", "Sandbox report");

  private final String path;
  private final String title;

  Section(String path, String title) {
    this.path = path;
    this.title = title;
  }

  String title() {
    return title;
  }

  /// Below the server's root.
  String path() {
    return path.isEmpty() ? "vendor" : "vendor/" + path;
  }

  /// Whether there is such a thing there: nothing that is sold in the sandbox is ever owed, and
  /// only there somebody looks on.
  boolean isIn(Environment environment) {
    return switch (this) {
      case STATEMENTS -> environment == Environment.LIVE;
      case REPORT -> environment == Environment.SANDBOX;
      case OVERVIEW, REQUESTS, ORDERS, ASSORTMENT, WEBHOOKS, TOKENS -> true;
    };
  }

  static List<Section> of(Environment environment) {
    return Arrays.stream(values()).filter(section -> section.isIn(environment)).toList();
  }
}
