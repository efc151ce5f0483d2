package org.partbook.rights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partbook.catalog.AssetId;
import org.partbook.copies.file.Digest;
import org.partbook.csv.CsvFile;
import org.partbook.csv.Mistakes;

/// What files say, as far as it can be read without the database, and what is wrong with that.
final class RightsFiles {
  private final Mistakes mistakes = new Mistakes();
  private Optional<Parties> parties = Optional.empty();
  private Optional<Shares> shares = Optional.empty();

  private RightsFiles() {}

  /// A file of parties.
  record Parties(Path file, String sha256, Map<PartyId, PartiesFile.Row> rows) {}

  /// A file of shares.
  record Shares(Path file, String sha256, Map<AssetId, List<SharesFile.Row>> rows) {}

  /// Reads files, each of which is of parties or of shares, as its columns tell.
  static RightsFiles read(List<Path> files) throws IOException {
    var all = new RightsFiles();
    for (var file : files) {
      all.add(file);
    }
    return all;
  }

  private void add(Path path) throws IOException {
    var sha256 = Digest.ofFile(path);
    var opened = CsvFile.open(path, mistakes);
    if (opened.isEmpty()) {
      return;
    }
    try (var file = opened.get()) {
      if (SharesFile.isOne(file)) {
        addShares(file, sha256);
      } else if (PartiesFile.isOne(file)) {
        addParties(file, sha256);
      } else {
        mistakes.add(
            path,
            1,
            "",
            "",
            "is neither a file of parties nor one of shares: its first line has neither a column"
                + " 'name' nor a column 'asset_id'");
      }
    }
  }

  private void addParties(CsvFile file, String sha256) {
    if (parties.isPresent()) {
      twice(file, "parties", parties.get().file());
      return;
    }
    parties = Optional.of(new Parties(file.path(), sha256, PartiesFile.read(file)));
  }

  private void addShares(CsvFile file, String sha256) {
    if (shares.isPresent()) {
      twice(file, "shares", shares.get().file());
      return;
    }
    var rows = new TreeMap<AssetId, List<SharesFile.Row>>(Comparator.comparingLong(AssetId::value));
    for (var row : SharesFile.read(file)) {
      rows.computeIfAbsent(row.share().asset(), _ -> new ArrayList<>()).add(row);
    }
    var sums = new ShareSums(file.path(), mistakes);
    rows.forEach(sums::check);
    shares = Optional.of(new Shares(file.path(), sha256, rows));
  }

  private void twice(CsvFile file, String what, Path other) {
    mistakes.add(file.path(), 0, "", "", "is a second file of " + what + ", beside " + other);
  }

  Mistakes mistakes() {
    return mistakes;
  }

  Optional<Parties> parties() {
    return parties;
  }

  Optional<Shares> shares() {
    return shares;
  }
}
