package org.partbook.http.jetty;

import java.nio.charset.StandardCharsets;
import org.partbook.http.ErrorCode;
import org.partbook.http.ErrorResponses;
import org.partbook.http.RequestId;

/// A whole answer in HTTP/1.1, for a connection that is closed before any request could be read
/// from it.
final class LastWords {
  private LastWords() {}

  static byte[] of(ErrorCode code) {
    var body = new String(ErrorResponses.refusal(code, RequestId.next()), StandardCharsets.UTF_8);
    var head =
        """
        HTTP/1.1 %d Refused
        Content-Type: application/json
        Content-Length: %d
        Cache-Control: no-store
        X-Content-Type-Options: nosniff
        Retry-After: 2
        Connection: close

        """
            .formatted(code.status(), body.length())
            .replace("\n", "\r\n");
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }
}
