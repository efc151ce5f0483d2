package org.partbook.statement.form;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.partbook.statement.StatementKind;

/// A statement as its accountant books it: one transaction on the last day of the period, by which
/// nothing is left over.
///
/// What was taken back has an account of its own, so that neither what was sold nor what came back
/// is hidden in a difference. Accounts know their vendor or rights holder by number: names change.
///
/// @param lines that add up to nothing
record Postings(DocumentHeader header, DocumentTotals totals, List<Line> lines) {
  /// A line of the transaction.
  ///
  /// @param amount positive for debit, negative for credit
  /// @param note what it is, for people
  /// @param vat of what was sold to a vendor, and of the tax on it
  record Line(String account, BigDecimal amount, String note, Optional<DocumentVat> vat) {}

  /// What was sold, or taken back, in all.
  private static final class Sum {
    private long copies;
    private BigDecimal due = BigDecimal.ZERO;

    void add(long more, BigDecimal amount) {
      copies += more;
      due = due.add(amount);
    }

    boolean isEmpty() {
      return copies == 0 && due.signum() == 0;
    }

    String note() {
      return copies == 1 ? "1 copy" : copies + " copies";
    }
  }

  /// What was sold and taken back with the same tax.
  private record Sums(Sum sold, Sum back) {
    Sums() {
      this(new Sum(), new Sum());
    }
  }

  static Postings read(InputStream document) throws IOException, RefusedStatement {
    var statement = StatementReader.of(document);
    // In the order in which they come up.
    var sums = new LinkedHashMap<Optional<DocumentVat>, Sums>();
    for (var next = statement.next(); next.isPresent(); next = statement.next()) {
      // A holder's shares of one sale are of the same copies.
      long copies = next.get().amounts().getFirst().copies();
      for (var amount : next.get().amounts()) {
        var same = sums.computeIfAbsent(amount.vat(), _ -> new Sums());
        (amount.isTakenBack() ? same.back : same.sold).add(Math.abs(copies), amount.due());
        copies = 0;
      }
    }
    var header = statement.header();
    var totals = statement.totals();
    var lines = new ArrayList<Line>();
    lines.add(owed(header, totals));
    sums.forEach((vat, same) -> {
      lines.add(line(header, totals, "", same.sold, vat));
      if (!same.back.isEmpty()) {
        lines.add(line(header, totals, ":taken back", same.back, vat));
      }
    });
    for (var sum : totals.vatByRate()) {
      if (sum.vat().signum() != 0) {
        var note = sum.of().rate().toPlainString() + " %";
        lines.add(new Line("liabilities:vat", sum.vat().negate(), note, Optional.of(sum.of())));
      }
    }
    return new Postings(header, totals, lines);
  }

  /// What a vendor owes, or what is due to a rights holder.
  private static Line owed(DocumentHeader header, DocumentTotals totals) {
    var party = header.party();
    return header.kind() == StatementKind.VENDOR
        ? new Line(
            "assets:receivable:vendors:" + own(party), totals.due(), party.name(), Optional.empty())
        : new Line(
            "liabilities:royalties:holders:" + own(party),
            totals.due().negate(),
            party.name(),
            Optional.empty());
  }

  /// The last part of an account's name.
  private static String own(DocumentHeader.Party party) {
    return party.id().replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private static Line line(
      DocumentHeader header,
      DocumentTotals totals,
      String part,
      Sum sum,
      Optional<DocumentVat> vat) {
    var account =
        header.kind() == StatementKind.VENDOR ? "income:sheet music" : "expenses:royalties";
    return new Line(account + part, signed(header, sum.due, totals), sum.note(), vat);
  }

  private static BigDecimal signed(
      DocumentHeader header, BigDecimal amount, DocumentTotals totals) {
    var exact = amount.setScale(Math.max(amount.scale(), totals.due().scale()));
    return header.kind() == StatementKind.VENDOR ? exact.negate() : exact;
  }

  boolean isEmpty() {
    return totals.entries() == 0;
  }

  String period() {
    return "%s to %s".formatted(header.period().from(), header.period().until());
  }
}
