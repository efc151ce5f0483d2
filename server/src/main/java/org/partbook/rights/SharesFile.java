package org.partbook.rights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.csv.CsvFile;
import org.partbook.csv.CsvRow;

/// Reads shares from a file.
final class SharesFile {
  static final String ASSET = "asset_id";
  static final String PARTY = "party";
  static final String VALUE = "value";
  private static final String ROLE = "role";
  private static final String BASIS = "basis";
  private static final String CURRENCY = "currency";
  private static final String FROM = "valid_from";
  private static final String UNTIL = "valid_until";
  private static final String TERRITORIES = "territories";

  /// In the order of [Share#columns].
  static final List<String> COLUMNS =
      List.of(ASSET, PARTY, ROLE, BASIS, VALUE, CURRENCY, FROM, UNTIL, TERRITORIES);

  private static final List<String> REQUIRED = List.of(ASSET, PARTY, ROLE, BASIS, VALUE);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal LARGEST_SUM = BigDecimal.valueOf(1_000_000_000);

  private SharesFile() {}

  /// Whether this is a file of shares: no file of parties has assets.
  static boolean isOne(CsvFile file) {
    return file.columns().contains(ASSET);
  }

  /// A share, and where it stands.
  record Row(long line, Share share) {}

  /// The shares that have no mistake by themselves.
  static List<Row> read(CsvFile file) {
    var shares = new ArrayList<Row>();
    if (file.hasColumns(COLUMNS, REQUIRED)) {
      for (var row = file.next(); row.isPresent(); row = file.next()) {
        long line = row.get().line();
        share(row.get()).ifPresent(share -> shares.add(new Row(line, share)));
      }
    }
    return shares;
  }

  private static Optional<Share> share(CsvRow row) {
    var asset = row.positive(ASSET).map(AssetId::new);
    var party =
        row.made(row.required(PARTY), PARTY, PartiesFile::parse, "must have " + PartyId.RULE);
    var role =
        row.made(row.required(ROLE), ROLE, Role::of, "is no role; there are " + Role.words());
    var basis =
        row.made(
            row.required(BASIS),
            BASIS,
            Basis::of,
            "is no basis: it is list (percent of the list price), net (percent of what the vendor"
                + " owes) or copy (a sum for each copy)");
    var value = row.decimal(VALUE);
    var currency = currency(row, basis);
    var from = row.day(FROM);
    var until = row.day(UNTIL);
    var territories = territories(row);
    checkValue(row, basis, value);
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      row.reject(UNTIL, "is before valid_from, " + from.get());
    }
    if (row.isBad()) {
      return Optional.empty();
    }
    return Optional.of(
        new Share(
            asset.orElseThrow(),
            party.orElseThrow(),
            role.orElseThrow(),
            basis.orElseThrow(),
            value.orElseThrow(),
            currency,
            from,
            until,
            territories.orElseThrow()));
  }

  private static void checkValue(CsvRow row, Optional<Basis> basis, Optional<BigDecimal> value) {
    if (basis.isEmpty() || value.isEmpty()) {
      return;
    }
    if (basis.get().isPercentage() && value.get().compareTo(HUNDRED) > 0) {
      row.reject(VALUE, "is more than 100 percent");
    } else if (value.get().compareTo(LARGEST_SUM) > 0) {
      row.reject(VALUE, "is more than " + LARGEST_SUM);
    }
  }

  private static Optional<String> currency(CsvRow row, Optional<Basis> basis) {
    var text = row.optional(CURRENCY);
    if (basis.isPresent() && basis.get().isPercentage() && text.isPresent()) {
      row.reject(CURRENCY, "must be empty: a percentage has none");
      return Optional.empty();
    }
    return row.currency(
        CURRENCY, basis.equals(Optional.of(Basis.COPY)) ? row.required(CURRENCY) : text);
  }

  private static Optional<Territories> territories(CsvRow row) {
    try {
      return Optional.of(Territories.parse(row.optional(TERRITORIES).orElse("")));
    } catch (Territories.Unreadable e) {
      row.reject(TERRITORIES, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
