package org.partbook.delivery;

import java.io.IOException;
import org.partbook.http.Body;
import org.partbook.http.Response;
import org.partbook.purchase.OrderLine;

/// How the bytes of a download get to the buyer, once it is settled which they are and that they
/// may go out.
public interface Transfer {
  /// Sends a body.
  ///
  /// @param line whose copy, or part of one, it is
  /// @param to the buyer
  void send(OrderLine line, Body body, Response to) throws IOException;

  /// From the first byte to the last.
  static Transfer direct() {
    return (_, body, to) -> to.send(body);
  }
}
