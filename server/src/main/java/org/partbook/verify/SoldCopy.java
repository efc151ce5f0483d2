package org.partbook.verify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.access.ShopAddress;
import org.partbook.copies.licence.CopyCode;
import org.partbook.purchase.CopyEdition;
import org.partbook.purchase.LineEditions;

/// What anybody may know of a copy. There is no more in it than the page may show.
///
/// @param code by which it was asked for
/// @param title of the score, as the catalogue has it today
/// @param copies how many may be printed
/// @param vendor the name of the shop
/// @param shop where it is, if the publisher has said it
/// @param standing whether it may be used
/// @param editions which edition it is, and which there are besides
record SoldCopy(
    CopyCode code,
    String title,
    Optional<String> composer,
    long copies,
    Instant soldAt,
    String vendor,
    Optional<ShopAddress> shop,
    Standing standing,
    LineEditions editions) {

  /// What the purchase behind a copy is worth.
  enum Standing {
    VALID,
    CANCELLED,
    /// The publisher has ended it, for a reason that is nobody else's business.
    ENDED,
    /// Sold in the sandbox, whether cancelled or not.
    TEST
  }

  /// Those that the buyer has, or will have when it is first opened.
  List<CopyEdition> had() {
    var first = editions.replacing().or(editions::own);
    var taken = editions.taken().stream().flatMap(number -> editions.edition(number).stream());
    return Stream.concat(first.stream(), taken).toList();
  }

  /// One that is later than all of these.
  Optional<CopyEdition> newer() {
    return had().isEmpty() ? Optional.empty() : editions.newer();
  }

  LocalDate soldOn() {
    return LocalDate.ofInstant(soldAt, ZoneOffset.UTC);
  }
}
