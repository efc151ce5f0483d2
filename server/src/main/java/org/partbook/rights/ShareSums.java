package org.partbook.rights;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.partbook.catalog.AssetId;
import org.partbook.csv.Mistakes;
import org.partbook.geography.Countries;

/// Holds the shares of an asset against each other: nobody has the same one twice, and at no date
/// and in no territory are there more than a hundred percent.
final class ShareSums {
  static final int MOST_OF_ASSET = 200;

  /// A country that no row names stands for all of those.
  private static final String ELSEWHERE = Countries.UNKNOWN;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int MOST_LINES_NAMED = 20;

  private final Path file;
  private final Mistakes mistakes;

  ShareSums(Path file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /// @param rows of one asset, all of them
  void check(AssetId asset, List<SharesFile.Row> rows) {
    if (rows.size() > MOST_OF_ASSET) {
      mistakes.add(
          file,
          rows.get(MOST_OF_ASSET).line(),
          SharesFile.ASSET,
          asset.toString(),
          "has more than " + MOST_OF_ASSET + " shares");
      return;
    }
    var single = withoutRepetitions(rows);
    checkSum(asset, Basis.LIST, single);
    checkSum(asset, Basis.NET, single);
  }

  private List<SharesFile.Row> withoutRepetitions(List<SharesFile.Row> rows) {
    var single = new ArrayList<SharesFile.Row>();
    for (var row : rows) {
      var earlier = single.stream().filter(other -> isRepetition(row, other)).findFirst();
      if (earlier.isPresent()) {
        mistakes.add(
            file,
            row.line(),
            SharesFile.PARTY,
            row.share().party().value(),
            "has a %s share of asset %s as %s by line %d already, at the same time and place"
                .formatted(
                    row.share().basis().word(),
                    row.share().asset(),
                    row.share().role().word(),
                    earlier.get().line()));
      } else {
        single.add(row);
      }
    }
    return single;
  }

  private static boolean isRepetition(SharesFile.Row one, SharesFile.Row other) {
    return one.share().party().equals(other.share().party())
        && one.share().role() == other.share().role()
        && one.share().basis() == other.share().basis()
        && one.share().meets(other.share());
  }

  private void checkSum(AssetId asset, Basis basis, List<SharesFile.Row> rows) {
    var those = rows.stream().filter(row -> row.share().basis() == basis).toList();
    if (isTooMuch(those)) {
      for (var country : countries(those)) {
        var excess = excess(country, those);
        if (excess.isPresent()) {
          tell(asset, basis, country, excess.get());
          return;
        }
      }
    }
  }

  /// All others first: what is wrong there is wrong in most.
  private static List<String> countries(List<SharesFile.Row> rows) {
    var named = new TreeSet<String>();
    rows.forEach(row -> named.addAll(row.share().territories().countries()));
    var all = new ArrayList<String>();
    all.add(ELSEWHERE);
    all.addAll(named);
    return all;
  }

  /// The first day on which there is too much, and what makes it up.
  private record Excess(LocalDate day, List<SharesFile.Row> rows) {}

  /// A sum grows only where a share begins.
  private static Optional<Excess> excess(String country, List<SharesFile.Row> rows) {
    var there = rows.stream().filter(row -> row.share().territories().include(country)).toList();
    if (!isTooMuch(there)) {
      return Optional.empty();
    }
    var beginnings = new TreeSet<LocalDate>();
    there.forEach(row -> beginnings.add(row.share().from().orElse(LocalDate.MIN)));
    for (var day : beginnings) {
      var then = there.stream().filter(row -> row.share().appliesOn(day)).toList();
      if (isTooMuch(then)) {
        return Optional.of(new Excess(day, then));
      }
    }
    return Optional.empty();
  }

  private static boolean isTooMuch(List<SharesFile.Row> rows) {
    return sum(rows).compareTo(HUNDRED) > 0;
  }

  private static BigDecimal sum(List<SharesFile.Row> rows) {
    return rows.stream().map(row -> row.share().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void tell(AssetId asset, Basis basis, String country, Excess excess) {
    var last = excess.rows().getLast();
    var lines =
        excess.rows().stream()
            .limit(MOST_LINES_NAMED)
            .map(row -> Long.toString(row.line()))
            .toList();
    mistakes.add(
        file,
        last.line(),
        SharesFile.VALUE,
        last.share().value().toPlainString(),
        "makes the %s shares of asset %s %s %% %s %s: lines %s"
            .formatted(
                basis.word(),
                asset,
                sum(excess.rows()).toPlainString(),
                excess.day().equals(LocalDate.MIN) ? "from the beginning" : "on " + excess.day(),
                place(country, excess),
                String.join(", ", lines)));
  }

  private static String place(String country, Excess excess) {
    if (!country.equals(ELSEWHERE)) {
      return "in " + country;
    }
    var named = new TreeSet<String>();
    excess.rows().forEach(row -> named.addAll(row.share().territories().countries()));
    return named.isEmpty() ? "everywhere" : "everywhere but in " + String.join(", ", named);
  }
}
