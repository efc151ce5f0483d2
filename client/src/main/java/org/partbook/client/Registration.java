package org.partbook.client;

/// What became of a registration. A refusal is an exception.
public sealed interface Registration {
  /// The sale is registered.
  ///
  /// @param confirmedLater whether an answer was lost, and what really happened was found out by
  ///   asking
  record Registered(boolean confirmedLater) implements Registration {}

  /// A line with this number was there already (409), and nothing was changed. Either this sale was
  /// registered by an earlier call, or two sales were given the same number: [PurchaseApi#info]
  /// shows what is stored.
  ///
  /// @param afterLostAnswer whether an answer to this same call was lost before. Then the line is
  ///   most likely the one that this call registered, but the server has shown nothing that proves
  ///   it
  record AlreadyRegistered(boolean afterLostAnswer) implements Registration {}
}
