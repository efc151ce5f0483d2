package org.partbook.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A path with what follows its question mark.
final class Query {
  private final StringBuilder text;
  private boolean begun;

  private Query(String path) {
    this.text = new StringBuilder(path);
  }

  static Query of(String path) {
    return new Query(path);
  }

  Query and(String name, Object value) {
    text.append(begun ? '&' : '?').append(name).append('=');
    text.append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    begun = true;
    return this;
  }

  Query and(String name, Optional<?> value) {
    value.ifPresent(given -> and(name, given));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
