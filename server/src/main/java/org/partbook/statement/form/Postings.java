package org.partbook.statement.form;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
  record Line(String account, BigDecimal amount, String note) {}

  /// What was sold, or taken back, in all.
  private static final class Sum {
    private long copies;
    private BigDecimal due = BigDecimal.ZERO;

    void add(long more, BigDecimal amount) {
      copies += more;
      due = due.add(amount);
    }

    String note() {
      return copies == 1 ? "1 copy" : copies + " copies";
    }
  }

  static Postings read(InputStream document) throws IOException, RefusedStatement {
    var statement = StatementReader.of(document);
    var sold = new Sum();
    var back = new Sum();
    for (var next = statement.next(); next.isPresent(); next = statement.next()) {
      // A holder's shares of one sale are of the same copies.
      long copies = next.get().amounts().getFirst().copies();
      for (var amount : next.get().amounts()) {
        (amount.isTakenBack() ? back : sold).add(Math.abs(copies), amount.due());
        copies = 0;
      }
    }
    var header = statement.header();
    var totals = statement.totals();
    var lines = header.kind() == StatementKind.VENDOR ? owed(header, totals) : due(header, totals);
    lines.add(1, new Line(account(header), signed(header, sold.due, totals), sold.note()));
    if (back.copies > 0 || back.due.signum() != 0) {
      lines.add(
          2,
          new Line(account(header) + ":taken back", signed(header, back.due, totals), back.note()));
    }
    return new Postings(header, totals, lines);
  }

  /// What a vendor owes, and the tax in it.
  private static List<Line> owed(DocumentHeader header, DocumentTotals totals) {
    var lines = new ArrayList<Line>();
    var party = header.party();
    lines.add(new Line("assets:receivable:vendors:" + own(party), totals.due(), party.name()));
    totals
        .vat()
        .filter(vat -> vat.signum() != 0)
        .ifPresent(
            vat -> lines.add(new Line("liabilities:vat", vat.negate(), rate(header) + " %")));
    return lines;
  }

  private static String rate(DocumentHeader header) {
    return header.vat().map(vat -> vat.rate().toPlainString()).orElse("0");
  }

  /// What is due to a rights holder.
  private static List<Line> due(DocumentHeader header, DocumentTotals totals) {
    var lines = new ArrayList<Line>();
    var party = header.party();
    lines.add(
        new Line(
            "liabilities:royalties:holders:" + own(party), totals.due().negate(), party.name()));
    return lines;
  }

  /// The last part of an account's name.
  private static String own(DocumentHeader.Party party) {
    return party.id().replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private static String account(DocumentHeader header) {
    return header.kind() == StatementKind.VENDOR ? "income:sheet music" : "expenses:royalties";
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
