package org.partbook.copies.licence;

import java.time.LocalDate;

/// What a copy says of itself: to whom it was sold, and how.
///
/// @param customer the buyer's name, any text
/// @param vendor the shop's name
/// @param date of the sale, in UTC
/// @param country of the buyer, ISO 3166-1 alpha-2, which tells how some characters are to be drawn
/// @param sample whether it was sold in the sandbox: then it says so across every page
public record Licence(
    CopyCode code,
    String customer,
    long quantity,
    String vendor,
    long order,
    long line,
    LocalDate date,
    String country,
    boolean sample) {
  /// Differs whenever the licence does. It is part of every ETag, so for a copy that is no sample
  /// it stays what it was before there were samples: a download that was begun then goes on.
  public String identity() {
    return "Licence[code="
        + code
        + ", customer="
        + customer
        + ", quantity="
        + quantity
        + ", vendor="
        + vendor
        + ", order="
        + order
        + ", line="
        + line
        + ", date="
        + date
        + ", country="
        + country
        + (sample ? ", sample]" : "]");
  }
}
