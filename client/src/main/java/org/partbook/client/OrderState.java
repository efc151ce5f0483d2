package org.partbook.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// How an order stands.
public sealed interface OrderState {
  /// At least one line isn't settled yet: ask again, or use [PurchaseApi#awaitCompletion].
  ///
  /// @param unknown what else the server said of it
  record Processing(UnknownFields unknown) implements OrderState {
    /// Without what only a server says.
    public Processing() {
      this(UnknownFields.none());
    }
  }

  /// Every line is settled. Look at each line's status: some may have failed or been cancelled.
  ///
  /// @param lines all lines of the order
  record Completed(List<OrderItem> lines) implements OrderState {
    /// Copies the list.
    public Completed {
      lines = List.copyOf(lines);
    }

    /// The line with a number.
    ///
    /// @param orderLineId the line's number
    /// @return the line, if the order has it
    public Optional<OrderItem> line(long orderLineId) {
      return lines.stream()
          .filter(line -> line.orderLineId().equals(OptionalLong.of(orderLineId)))
          .findFirst();
    }
  }

  /// Every line that wasn't cancelled has failed. Asking again changes nothing: cancel and refund,
  /// or ask the publisher.
  ///
  /// @param message what the server says about it; may be empty
  /// @param unknown what else the server said of it
  record Failed(String message, UnknownFields unknown) implements OrderState {
    /// Without what only a server says.
    ///
    /// @param message what the server says about it; may be empty
    public Failed(String message) {
      this(message, UnknownFields.none());
    }
  }
}
