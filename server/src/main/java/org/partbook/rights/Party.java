package org.partbook.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Somebody who is due something for what is sold.
///
/// @param isni sixteen characters, the last of which checks the others
/// @param ipi the IPI name number, eleven digits
/// @param currency in which it is paid, ISO 4217
/// @param address in lines
public record Party(
    PartyId id,
    String name,
    Optional<String> isni,
    Optional<String> ipi,
    String currency,
    Optional<String> vatNumber,
    Optional<String> address,
    Optional<String> email) {

  /// The names of the columns in which another state of the same party differs.
  List<String> differences(Party other) {
    var differences = new ArrayList<String>();
    var mine = columns();
    var others = other.columns();
    for (int i = 0; i < mine.size(); i++) {
      if (!mine.get(i).equals(others.get(i))) {
        differences.add(PartiesFile.COLUMNS.get(i));
      }
    }
    return differences;
  }

  /// As they stand in a file.
  List<String> columns() {
    return List.of(
        id.value(),
        name,
        isni.map(Identifiers::grouped).orElse(""),
        ipi.orElse(""),
        currency,
        vatNumber.orElse(""),
        address.orElse(""),
        email.orElse(""));
  }
}
