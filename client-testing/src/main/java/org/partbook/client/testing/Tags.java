package org.partbook.client.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// Strong ETags, and what they spare.
final class Tags {
  private Tags() {}

  static String of(byte[] bytes) {
    return "\"" + UUID.nameUUIDFromBytes(bytes).toString().replace("-", "") + "\"";
  }

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// With its ETag; 304 where the asker has it.
  static Answer tagged(FakeRequest request, Answer answer) {
    var tag = of(answer.body());
    var has = request.header("If-None-Match").filter(tag::equals).isPresent();
    return (has ? new Answer(304, Map.of(), new byte[0]) : answer).with("ETag", tag);
  }
}
