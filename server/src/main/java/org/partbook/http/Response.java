package org.partbook.http;

import java.io.IOException;
import java.io.OutputStream;

/// The answer to one request. Status and headers can be changed until its first byte goes out; it
/// ends when the route returns.
public interface Response {
  /// 200 unless it is set.
  Response status(int status);

  /// The one that it has, or had when it went out.
  int status();

  /// Sets a header, in the place of what was there.
  Response header(String name, String value);

  void removeHeader(String name);

  /// Whether its head has gone out, so that nothing can be changed any more.
  boolean isCommitted();

  /// Sends all of the body. To a HEAD only its length is told.
  void send(byte[] bytes);

  /// Sends no body.
  default void send() {
    send(new byte[0]);
  }

  /// Sends a body, under its length. Blocks while the client is slow, and fails with [ClientGone]
  /// when it hangs up; what the body itself throws comes through.
  void send(Body body) throws IOException;

  /// Where the body is to be written, piece by piece; under the header `Content-Length` if that is
  /// set. Writing blocks while the client is slow, and fails with [ClientGone] when it hangs up.
  ///
  /// Closing it means nothing: the body is complete when the route returns, and not when it throws.
  OutputStream outputStream();
}
