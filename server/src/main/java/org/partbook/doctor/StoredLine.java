package org.partbook.doctor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A line as its table has it, with its entries, oldest first: of one moment.
///
/// @param vendorName nothing if there is no such vendor any more
/// @param salt with which the journal hides the customer's name
// Nobody compares these, and nobody changes the array.
@SuppressWarnings("ArrayRecordComponent")
record StoredLine(
    long id,
    long vendor,
    Optional<String> vendorName,
    String environment,
    long order,
    long orderLine,
    long asset,
    String customer,
    byte[] salt,
    String country,
    long quantity,
    BigDecimal unitPrice,
    BigDecimal linePrice,
    String status,
    Times times,
    long refunded,
    Optional<String> currency,
    Optional<BigDecimal> netDue,
    List<StoredEntry> entries) {
  /// When what happened to it.
  record Times(
      Instant registered,
      Optional<Instant> completed,
      Optional<Instant> cancelled,
      Optional<Instant> delivered,
      Optional<Instant> ended,
      Optional<Instant> erased) {}

  boolean isLive() {
    return environment.equals("live");
  }

  /// For a message.
  String named() {
    return "%s, %s, order %d, line %d (asset %d)"
        .formatted(vendorName.orElse("vendor " + vendor), environment, order, orderLine, asset);
  }
}
