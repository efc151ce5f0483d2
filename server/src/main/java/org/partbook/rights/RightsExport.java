package org.partbook.rights;

import java.util.List;

/// Parties and shares as the rows of the files that an import takes.
public final class RightsExport {
  public static final List<String> PARTY_COLUMNS = PartiesFile.COLUMNS;
  public static final List<String> SHARE_COLUMNS = SharesFile.COLUMNS;

  private RightsExport() {}

  /// A party, under [#PARTY_COLUMNS].
  public static List<String> row(Party party) {
    return party.columns();
  }

  /// A share, under [#SHARE_COLUMNS].
  public static List<String> row(Share share) {
    return share.columns();
  }
}
