package org.partbook.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What became of a registration. A refusal is an exception.
public sealed interface Registration {
  /// The sale is registered.
  ///
  /// @param confirmedLater whether an answer was lost, and what really happened was found out by
  ///   asking
  record Registered(boolean confirmedLater) implements Registration {}

  /// A line with this number was there already (409), and nothing was changed. Either this sale was
  /// registered by an earlier call, or two sales were given the same number: `sameRequest` tells,
  /// or [PurchaseApi#info] shows what is stored.
  ///
  /// @param afterLostAnswer whether an answer to this same call was lost before. Then the line is
  ///   most likely the one that this call registered, but the server has shown nothing that proves
  ///   it
  /// @param sameRequest whether the line says the same as this sale, in asset, quantity, country,
  ///   prices and customer; with false it is another sale, and this one isn't registered. Not every
  ///   server says it
  /// @param lines which lines of a cart are there, if the server says it
  record AlreadyRegistered(
      boolean afterLostAnswer, Optional<Boolean> sameRequest, List<ExistingLine> lines)
      implements Registration {
    /// Copies the list.
    public AlreadyRegistered {
      lines = List.copyOf(lines);
    }

    /// From a server that doesn't say which lines are there.
    ///
    /// @param afterLostAnswer whether an answer to this same call was lost before
    /// @param sameRequest whether the line says the same as this sale
    public AlreadyRegistered(boolean afterLostAnswer, Optional<Boolean> sameRequest) {
      this(afterLostAnswer, sameRequest, List.of());
    }

    /// From a server that doesn't say whether it is the same.
    ///
    /// @param afterLostAnswer whether an answer to this same call was lost before
    public AlreadyRegistered(boolean afterLostAnswer) {
      this(afterLostAnswer, Optional.empty());
    }
  }

  /// A line of a cart that was there already.
  ///
  /// @param orderLineId the line's number
  /// @param sameRequest whether it says the same as the cart
  /// @param unknown what else the server said of it
  record ExistingLine(
      OptionalLong orderLineId, Optional<Boolean> sameRequest, UnknownFields unknown) {}
}
