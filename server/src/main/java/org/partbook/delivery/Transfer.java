package org.partbook.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.partbook.purchase.OrderLine;

/// How the bytes of a download get to the buyer, once it is settled which they are and that they
/// may go out.
public interface Transfer {
  /// What is sent.
  ///
  /// @param length in bytes
  record Body(long length, Writer writer) {
    /// Writes all of it.
    public interface Writer {
      void writeTo(OutputStream out) throws IOException;
    }
  }

  /// Sends a body.
  ///
  /// @param line whose copy, or part of one, it is
  /// @param to opens the way to the buyer
  void send(OrderLine line, Body body, Supplier<OutputStream> to) throws IOException;

  /// From the first byte to the last.
  static Transfer direct() {
    return (_, body, to) -> {
      try (var out = to.get()) {
        body.writer().writeTo(out);
      }
    };
  }
}
