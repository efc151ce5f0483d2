package org.partbook.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One entry of the journal.
///
/// @param id in the order of the journal; some numbers are left out
/// @param line our number of the line that it is about, if it is about one
/// @param vendor the number of the one whose sales or tokens it is about
/// @param currency of `net`, ISO 4217
/// @param quantity how many copies it adds to what is sold, or takes from that
/// @param net what the vendor owes by it; negative where it is owed back
/// @param body a JSON object with the facts
// Nobody compares these, and nobody changes the array.
@SuppressWarnings("ArrayRecordComponent")
public record Entry(
    long id,
    Instant at,
    String kind,
    String actor,
    OptionalLong line,
    OptionalLong vendor,
    Optional<String> currency,
    OptionalLong quantity,
    Optional<BigDecimal> net,
    String body,
    byte[] salt) {}
