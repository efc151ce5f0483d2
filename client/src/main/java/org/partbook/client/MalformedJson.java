package org.partbook.client;

/// What came isn't JSON, or not what it should be.
final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1;

  MalformedJson(String message) {
    super(message);
  }
}
