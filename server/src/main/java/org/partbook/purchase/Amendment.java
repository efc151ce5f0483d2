package org.partbook.purchase;

/// What became of a wish of the publisher's to change a sale.
public sealed interface Amendment {
  /// It is done.
  ///
  /// @param line as it is now
  record Done(OrderLine line) implements Amendment {}

  /// It can't be done, and nothing was changed.
  ///
  /// @param reason to be read behind the line: "was ended before"
  record Refused(String reason) implements Amendment {}
}
