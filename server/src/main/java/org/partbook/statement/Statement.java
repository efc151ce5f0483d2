package org.partbook.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.blob.BlobKey;

/// A statement as it is stored: a draft, or a closed one.
///
/// @param party by which we know whose it is
/// @param rates by which amounts are converted, as JSON
/// @param closed nothing for a draft
public record Statement(
    long id,
    StatementKind kind,
    String party,
    String currency,
    StatementPeriod period,
    String rates,
    Instant draftedAt,
    Optional<Closed> closed) {
  /// The number of the vendor whose statement it is, if it is one's.
  public OptionalLong vendor() {
    return kind == StatementKind.VENDOR
        ? OptionalLong.of(Long.parseLong(party))
        : OptionalLong.empty();
  }

  /// What a closed one has.
  ///
  /// @param number such as `V-2026-0003`
  /// @param previous the one before of the same party and currency, if there is one
  /// @param logSize how many entries the log had
  /// @param lastId the number of the last of them in the journal
  /// @param header of the document
  /// @param document the file with all of it
  public record Closed(
      String number,
      OptionalLong previous,
      long logSize,
      long lastId,
      String header,
      BlobKey document,
      long bytes,
      long entries,
      BigDecimal due,
      Instant at) {}
}
