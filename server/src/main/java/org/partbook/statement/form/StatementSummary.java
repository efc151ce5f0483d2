package org.partbook.statement.form;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partbook.statement.form.DocumentEntry.Amount;

/// A statement as a person reads it: what was sold of each title, and what isn't as usual one by
/// one.
///
/// How much is kept doesn't follow from how much was sold. There are so many titles as there are in
/// the catalogue; what is beyond a limit is summed up, and of what is odd only the beginning is
/// kept: nobody reads on.
final class StatementSummary {
  static final int MOST_TITLES = 10_000;
  static final int MOST_ODD = 500;

  private final Map<Title, Sums> titles = new HashMap<>();
  private final List<OddAmount> odd = new ArrayList<>();
  private final Sums further = new Sums();
  private final Sums furtherOdd = new Sums();
  private final Sums all = new Sums();
  private final DocumentHeader header;
  private final DocumentTotals totals;

  /// What has a row of its own.
  ///
  /// @param share of a rights holder in it, in words
  record Title(String title, long asset, String share) {}

  /// What isn't as usual.
  record OddAmount(DocumentEntry entry, Amount amount) {}

  /// What was sold and taken back of something.
  static final class Sums {
    private long rows;
    private long sold;
    private long takenBack;
    private BigDecimal due = BigDecimal.ZERO;

    private void add(Amount amount, long copies) {
      rows++;
      if (amount.isTakenBack()) {
        takenBack += Math.abs(copies);
      } else {
        sold += copies;
      }
      due = due.add(amount.due());
    }

    long rows() {
      return rows;
    }

    long sold() {
      return sold;
    }

    long takenBack() {
      return takenBack;
    }

    BigDecimal due() {
      return due;
    }
  }

  private StatementSummary(StatementReader statement) throws IOException, RefusedStatement {
    this.header = statement.header();
    for (var next = statement.next(); next.isPresent(); next = statement.next()) {
      var entry = next.get();
      boolean first = true;
      for (var amount : entry.amounts()) {
        add(entry, amount);
        // The shares of one sale are of the same copies.
        all.add(amount, first ? amount.copies() : 0);
        first = false;
      }
    }
    this.totals = statement.totals();
  }

  static StatementSummary read(InputStream document) throws IOException, RefusedStatement {
    return new StatementSummary(StatementReader.of(document));
  }

  private void add(DocumentEntry entry, Amount amount) {
    var sale = entry.sale();
    var title =
        new Title(sale.title().orElse("asset " + sale.asset()), sale.asset(), share(amount));
    var sums = titles.get(title);
    if (sums == null && titles.size() < MOST_TITLES) {
      sums = new Sums();
      titles.put(title, sums);
    }
    (sums == null ? further : sums).add(amount, amount.copies());
    if (amount.isTakenBack() || amount.due().signum() == 0 || !entry.flags().isEmpty()) {
      if (odd.size() < MOST_ODD) {
        odd.add(new OddAmount(entry, amount));
      } else {
        furtherOdd.add(amount, amount.copies());
      }
    }
  }

  /// As `composer, 50 % of net`.
  private static String share(Amount amount) {
    var role = amount.role().orElse("");
    if (amount.basis().isEmpty() || amount.value().isEmpty()) {
      return role;
    }
    var value = amount.value().get().toPlainString();
    var of =
        switch (amount.basis().get()) {
          case "copy" -> value + " per copy";
          case "list" -> value + " % of list price";
          case "net" -> value + " % of net";
          case String other -> value + " of " + other;
        };
    return role.isEmpty() ? of : role + ", " + of;
  }

  DocumentHeader header() {
    return header;
  }

  DocumentTotals totals() {
    return totals;
  }

  /// Of the whole statement.
  Sums all() {
    return all;
  }

  /// In the order of their titles.
  List<Map.Entry<Title, Sums>> titles() {
    var collator = Collator.getInstance(Locale.ROOT);
    Comparator<Title> byTitle = (a, b) -> collator.compare(a.title(), b.title());
    var order =
        byTitle
            .thenComparing(Title::title)
            .thenComparingLong(Title::asset)
            .thenComparing(Title::share);
    return titles.entrySet().stream().sorted(Map.Entry.comparingByKey(order)).toList();
  }

  /// Titles that have no row of their own.
  Optional<Sums> further() {
    return further.rows == 0 ? Optional.empty() : Optional.of(further);
  }

  /// In the order of the journal.
  List<OddAmount> odd() {
    return odd;
  }

  /// What was odd behind those.
  Optional<Sums> furtherOdd() {
    return furtherOdd.rows == 0 ? Optional.empty() : Optional.of(furtherOdd);
  }
}
