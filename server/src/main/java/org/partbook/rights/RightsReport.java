package org.partbook.rights;

import java.util.List;
import org.partbook.csv.Mistake;
import org.partbook.csv.Mistakes;

/// What an import of rights did, or would have done.
///
/// @param version the newest one, afterwards
/// @param changes whether there was anything to change
/// @param written whether it was done
/// @param mistakes of more than 100 the first; nothing is changed if there is any
/// @param mistakesFound how many there are
public record RightsReport(
    long version,
    boolean changes,
    boolean written,
    Tally tally,
    List<Mistake> mistakes,
    long mistakesFound) {
  public RightsReport {
    mistakes = List.copyOf(mistakes);
  }

  /// What changes.
  ///
  /// @param sharesEnded those that are no more, or not as they were
  /// @param sharesKept those that the files have as they are
  public record Tally(
      long partiesAdded,
      long partiesChanged,
      long partiesEnded,
      long sharesAdded,
      long sharesEnded,
      long sharesKept) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

    boolean isNothing() {
      return partiesAdded + partiesChanged + partiesEnded + sharesAdded + sharesEnded == 0;
    }
  }

  static RightsReport refused(long version, Mistakes mistakes) {
    return new RightsReport(
        version, false, false, Tally.NOTHING, mistakes.kept(), mistakes.found());
  }
}
