package org.partbook.copy;

import java.time.LocalDate;
import org.partbook.mark.CopyCode;

/// What a copy says of itself: to whom it was sold, and how.
///
/// @param customer the buyer's name, any text
/// @param vendor the shop's name
/// @param date of the sale, in UTC
/// @param country of the buyer, ISO 3166-1 alpha-2, which tells how some characters are to be drawn
public record Licence(
    CopyCode code,
    String customer,
    long quantity,
    String vendor,
    long order,
    long line,
    LocalDate date,
    String country) {}
