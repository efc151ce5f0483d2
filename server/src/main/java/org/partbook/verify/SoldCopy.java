package org.partbook.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.partbook.access.ShopAddress;
import org.partbook.copies.licence.CopyCode;

/// What anybody may know of a copy. There is no more in it than the page may show.
///
/// @param code by which it was asked for
/// @param title of the score, as the catalogue has it today
/// @param copies how many may be printed
/// @param vendor the name of the shop
/// @param shop where it is, if the publisher has said it
/// @param standing whether it may be used
record SoldCopy(
    CopyCode code,
    String title,
    Optional<String> composer,
    long copies,
    Instant soldAt,
    String vendor,
    Optional<ShopAddress> shop,
    Standing standing) {

  /// What the purchase behind a copy is worth.
  enum Standing {
    VALID,
    CANCELLED,
    /// The publisher has ended it, for a reason that is nobody else's business.
    ENDED,
    /// Sold in the sandbox, whether cancelled or not.
    TEST
  }

  LocalDate soldOn() {
    return LocalDate.ofInstant(soldAt, ZoneOffset.UTC);
  }
}
