package org.partbook.purchase;

import java.util.List;
import java.util.OptionalInt;

/// A sale, and which editions its buyer has.
///
/// @param line the sale's number
/// @param vendor whose sale it is, by name
/// @param rendering the type of the file that was sold
/// @param edition of the file that was sold; 0 if it is none that was counted
/// @param opened whether something was received of it
/// @param coming the edition that takes its place when it is first opened, if one does
/// @param taken the editions that the buyer has taken besides
public record EditionHolder(
    long line,
    String vendor,
    LineKey key,
    String rendering,
    int edition,
    boolean opened,
    OptionalInt coming,
    List<Integer> taken) {
  public EditionHolder {
    taken = List.copyOf(taken);
  }
}
