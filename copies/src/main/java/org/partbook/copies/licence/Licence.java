package org.partbook.copies.licence;

import java.time.LocalDate;

/// What a copy says of itself: to whom it was sold, and how. Its parts aren't checked; what can't
/// be shown of a name, such as control characters, the stamp leaves out, and a name that is too
/// long for the page is shortened there. Marks that turn the direction of a text aren't kept.
///
/// @param code of this copy and no other, by which it is found again
/// @param customer the buyer's name, any text
/// @param quantity how many copies the buyer may print
/// @param vendor the shop's name
/// @param order the number of the order, as the shop counts
/// @param line the number of this line in the order
/// @param date of the sale, in UTC
/// @param country of the buyer, ISO 3166-1 alpha-2, which tells how some characters are to be drawn
/// @param sample whether it is a sample, sold for trying: then it says SAMPLE across every page
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
  /// A licence whose names command no direction.
  ///
  /// They would do so beyond the name, in the words around it: "Copies: 3" after a name that ends
  /// with U+202E reads from right to left. What is left of a name has the order that its letters
  /// have. It is done here, so that it holds for stamps, rights and marks alike, and so that
  /// [#identity()] says what the copy says.
  public Licence {
    customer = Directions.without(customer);
    vendor = Directions.without(vendor);
  }

  /// Differs whenever the licence does. It is part of every ETag, so for a copy that is no sample
  /// it stays what it was before there were samples: a download that was begun then goes on.
  ///
  /// @return all parts of the licence, in one line
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
