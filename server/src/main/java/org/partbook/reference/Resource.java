package org.partbook.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A text that is part of the program. It is read when it is asked for: few people do.
record Resource(String path) {
  /// One beside this class.
  static Resource own(String name) {
    return new Resource("/org/partbook/reference/" + name);
  }

  String text() {
    try (var in = Objects.requireNonNull(Resource.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
