package org.partbook.client.testing;

import java.util.Optional;

/// What a shop may ask for.
public enum Operation {
  /// `GET /assets/list`.
  LIST_ASSETS("GET", "/assets/list"),
  /// `GET /assets/changes`.
  CHANGES("GET", "/assets/changes"),
  /// `GET /assets/{asset_id}`.
  ASSET("GET", "/assets/*"),
  /// `POST /purchase/validate-purchase-before-payment`.
  VALIDATE("POST", "/purchase/validate-purchase-before-payment"),
  /// `POST /purchase/register`.
  REGISTER("POST", "/purchase/register"),
  /// `POST /purchase/register-order`.
  REGISTER_ORDER("POST", "/purchase/register-order"),
  /// `GET /purchase/info`.
  INFO("GET", "/purchase/info"),
  /// `GET /purchase/orders`.
  ORDERS("GET", "/purchase/orders"),
  /// `GET /purchase/download-url`.
  DOWNLOAD_URL("GET", "/purchase/download-url"),
  /// `GET /purchase/order-download-url`.
  ORDER_DOWNLOAD_URL("GET", "/purchase/order-download-url"),
  /// `GET /purchase/view-url`.
  VIEW_URL("GET", "/purchase/view-url"),
  /// `DELETE /purchase/cancel`.
  CANCEL("DELETE", "/purchase/cancel"),
  /// `GET /events`.
  EVENTS("GET", "/events"),
  /// `GET /health`.
  HEALTH("GET", "/health"),
  /// The file behind a link of a line or an order.
  DOWNLOAD("GET", "/download/*"),
  /// The page behind a view link.
  VIEW("GET", "/view/*");

  private final String method;
  private final String path;

  Operation(String method, String path) {
    this.method = method;
    this.path = path;
  }

  static Optional<Operation> of(String method, String path) {
    var asked = method.equals("HEAD") ? "GET" : method;
    for (var operation : values()) {
      if (operation.method.equals(asked) && operation.isAt(path)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  private boolean isAt(String asked) {
    return path.endsWith("*")
        ? asked.startsWith(path.substring(0, path.length() - 1))
            && asked.indexOf('/', path.length() - 1) < 0
        : path.equals(asked);
  }

  /// Whether it needs no token: health, and links, which are keys themselves.
  boolean isOpen() {
    return this == HEALTH || this == DOWNLOAD || this == VIEW;
  }
}
