package org.partbook.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Names one request in its response (`X-Request-Id`), in the error body and in the log, so that a
/// vendor's developer and the publisher can speak of the same one. It is a name, not a secret.
public record RequestId(String value) {
  /// Another one.
  public static RequestId next() {
    return new RequestId(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
  }
}
