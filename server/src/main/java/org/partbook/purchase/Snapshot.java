package org.partbook.purchase;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a sale was made of, as it was when it was registered. It is written with the line and never
/// changed, whatever becomes of the catalogue and of what was agreed.
///
/// @param customerSalt with which the journal hides the customer's name
/// @param title of the asset
/// @param edition the state of the asset in the catalogue: the beginning of its fingerprint
/// @param listPrice of one copy, in `currency` where there is one, else as the catalogue has it
/// @param currency of the terms, ISO 4217
/// @param terms the number of the terms; nothing if the vendor has none
/// @param netDue what the vendor owes for all copies
/// @param flags what is odd about the sale
// Nobody compares these, and nobody changes the array.
@SuppressWarnings("ArrayRecordComponent")
record Snapshot(
    byte[] customerSalt,
    String title,
    String edition,
    Optional<BigDecimal> listPrice,
    Optional<String> currency,
    OptionalLong terms,
    Optional<BigDecimal> netDue,
    List<String> flags) {
  private static final int EDITION = 16;

  Snapshot {
    flags = List.copyOf(flags);
  }

  static byte[] randomSalt() {
    return Chance.bytes(Chance.SALT);
  }

  /// The edition that an asset has while its fingerprint is this one.
  static String edition(String fingerprint) {
    return fingerprint.substring(0, Math.min(EDITION, fingerprint.length()));
  }

  String saltHex() {
    return HexFormat.of().formatHex(customerSalt);
  }
}
