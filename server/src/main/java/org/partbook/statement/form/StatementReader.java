package org.partbook.statement.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.json.Quoted;
import org.partbook.statement.StatementKind;
import org.partbook.statement.form.DocumentEntry.Amount;
import org.partbook.statement.form.DocumentEntry.Sale;
import org.partbook.statement.form.DocumentHeader.Party;
import org.partbook.statement.form.DocumentHeader.Publisher;
import org.partbook.statement.form.DocumentHeader.Rate;
import org.partbook.statement.form.DocumentHeader.Span;
import org.partbook.statement.form.DocumentTotals.VatSum;

/// Reads the canonical document of a statement, line by line: its header, its entries, its totals.
/// One line is in memory at a time.
///
/// It doesn't prove anything, which is the business of `audit`. But figures that don't add up are
/// refused: nobody shall get a form of them.
public final class StatementReader {
  /// In bytes. A proof has some thousand.
  static final int LONGEST_LINE = 1 << 18;

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
  private int at;
  private int end;
  private long number;

  private final DocumentHeader header;
  private long entries;
  private BigDecimal due = BigDecimal.ZERO;
  private @Nullable DocumentTotals totals;

  private StatementReader(InputStream in) throws IOException, RefusedStatement {
    this.in = in;
    this.header = header(line("its header"));
  }

  /// Begins to read.
  ///
  /// @param in isn't closed
  /// @throws RefusedStatement if its first line is no header
  public static StatementReader of(InputStream in) throws IOException, RefusedStatement {
    return new StatementReader(in);
  }

  public DocumentHeader header() {
    return header;
  }

  /// The next entry; nothing behind the last one, when the totals have been read.
  ///
  /// @throws RefusedStatement if the document goes on as no statement does
  public Optional<DocumentEntry> next() throws IOException, RefusedStatement {
    if (totals != null) {
      return Optional.empty();
    }
    var next = line("its totals");
    if (next.names("totals")) {
      totals = totals(next);
      if (nextLine()) {
        throw new RefusedStatement("line " + number + ": there is something behind the totals");
      }
      return Optional.empty();
    }
    var entry = entry(next);
    entries++;
    for (var amount : entry.amounts()) {
      due = due.add(amount.due());
    }
    return Optional.of(entry);
  }

  /// The totals, once all entries were read.
  public DocumentTotals totals() {
    if (totals == null) {
      throw new IllegalStateException("there are entries left to be read");
    }
    return totals;
  }

  private DocumentLine line(String what) throws IOException, RefusedStatement {
    if (!nextLine()) {
      throw new RefusedStatement(
          number == 0
              ? "it is no statement: there is nothing in it"
              : "line %d: the document ends before %s".formatted(number + 1, what));
    }
    return DocumentLine.of(number, line.toByteArray());
  }

  /// Whether there is one more line; it is then in `line`.
  private boolean nextLine() throws IOException, RefusedStatement {
    line.reset();
    boolean any = false;
    while (true) {
      if (at == end) {
        end = Math.max(0, in.read(buffer));
        at = 0;
        if (end == 0) {
          number += any ? 1 : 0;
          return any;
        }
      }
      any = true;
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, from, at - from);
      if (line.size() > LONGEST_LINE) {
        throw new RefusedStatement(
            "line %d: it is longer than %d bytes".formatted(number + 1, LONGEST_LINE));
      }
      if (at < end) {
        at++;
        number++;
        return true;
      }
    }
  }

  private static DocumentHeader header(DocumentLine line) throws RefusedStatement {
    if (!line.names("statement") || !line.has("kind")) {
      throw new RefusedStatement("it is no statement: its first line is no header of one");
    }
    var rates = new ArrayList<Rate>();
    for (var rate : line.objects("rates")) {
      rates.add(
          new Rate(
              rate.currency("currency"),
              rate.amount("rate"),
              rate.day("date"),
              rate.text("source")));
    }
    return new DocumentHeader(
        line.optionalText("statement"),
        kind(line),
        party(line.object("party")),
        publisher(line.object("publisher")),
        span(line.object("period")),
        line.currency("currency"),
        rates,
        line.optionalText("previous"),
        line.has("closed_at") ? Optional.of(line.instant("closed_at")) : Optional.empty());
  }

  private static StatementKind kind(DocumentLine line) throws RefusedStatement {
    var kind = line.text("kind");
    for (var known : StatementKind.values()) {
      if (known.wire().equals(kind)) {
        return known;
      }
    }
    throw line.refused("kind", "must be \"vendor\" or \"holder\", not " + Quoted.of(kind));
  }

  private static Party party(DocumentLine party) throws RefusedStatement {
    return new Party(
        party.id("id"),
        party.text("name"),
        party.optionalText("address"),
        party.optionalText("vat_number"),
        party.optionalText("isni"),
        party.optionalText("ipi"));
  }

  private static Publisher publisher(DocumentLine publisher) throws RefusedStatement {
    return new Publisher(
        publisher.text("name"),
        publisher.optionalText("address"),
        publisher.optionalText("vat_number"));
  }

  private static Span span(DocumentLine period) throws RefusedStatement {
    return new Span(
        period.day("from"),
        period.day("until"),
        period.zone("zone"),
        period.instant("begin"),
        period.instant("end"));
  }

  private DocumentEntry entry(DocumentLine line) throws RefusedStatement {
    if (!line.has("entry")) {
      throw new RefusedStatement("line " + number + ": it has neither an entry nor totals");
    }
    var entry = line.object("entry");
    var body = entry.object("body");
    return new DocumentEntry(
        line.optionalInteger("index"),
        entry.integer("id"),
        entry.instant("at"),
        entry.text("kind"),
        body.optionalText("reason"),
        body.texts("flags"),
        sale(line.object("sale")),
        amounts(line));
  }

  private static Sale sale(DocumentLine sale) throws RefusedStatement {
    return new Sale(
        sale.text("vendor"),
        sale.integer("order"),
        sale.integer("order_line"),
        sale.integer("asset"),
        sale.optionalInteger("ensemble"),
        sale.optionalText("title"),
        sale.optionalText("edition"),
        sale.optionalText("country"),
        sale.instant("registered_at"),
        sale.optionalInteger("terms"),
        sale.optionalInteger("rights"));
  }

  private List<Amount> amounts(DocumentLine line) throws RefusedStatement {
    var amounts = new ArrayList<Amount>();
    for (var amount : line.objects("amounts")) {
      amounts.add(
          new Amount(
              amount.integer("copies"),
              amount.optionalAmount("list"),
              amount.optionalAmount("net"),
              amount.has("currency") ? Optional.of(amount.currency("currency")) : Optional.empty(),
              amount.has("vat")
                  ? Optional.of(new DocumentVat(amount.text("vat"), amount.amount("vat_rate")))
                  : Optional.empty(),
              amount.optionalText("role"),
              amount.optionalText("basis"),
              amount.optionalAmount("value"),
              amount.amount("due")));
    }
    if (amounts.isEmpty() || (header.kind() == StatementKind.VENDOR && amounts.size() > 1)) {
      throw line.refused(
          "amounts",
          "must be %s, not %d"
              .formatted(
                  header.kind() == StatementKind.VENDOR ? "one" : "one or more", amounts.size()));
    }
    return amounts;
  }

  private DocumentTotals totals(DocumentLine line) throws RefusedStatement {
    var totals = line.object("totals");
    var read =
        new DocumentTotals(
            totals.integer("entries"),
            totals.integer("copies"),
            totals.optionalAmount("net"),
            vatByRate(totals),
            totals.optionalAmount("vat"),
            totals.amount("due"),
            line.optionalText("checkpoint"));
    if (read.entries() != entries) {
      throw totals.refused("entries", "is %d, but there are %d".formatted(read.entries(), entries));
    }
    var sum = header.kind() == StatementKind.VENDOR ? totals.amount("net") : read.due();
    var name = header.kind() == StatementKind.VENDOR ? "net" : "due";
    if (sum.compareTo(due) != 0) {
      throw totals.refused(
          name,
          "is %s, but the entries add up to %s"
              .formatted(sum.toPlainString(), due.toPlainString()));
    }
    var tax = read.vatByRate().stream().map(VatSum::vat).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (read.vat().isPresent() && read.vat().get().compareTo(tax) != 0) {
      throw totals.refused(
          "vat",
          "is %s, but vat_by_rate adds up to %s"
              .formatted(read.vat().get().toPlainString(), tax.toPlainString()));
    }
    var all = sum.add(read.vat().orElse(BigDecimal.ZERO));
    if (all.compareTo(read.due()) != 0) {
      throw totals.refused(
          "due",
          "is %s, but with the tax it is %s"
              .formatted(read.due().toPlainString(), all.toPlainString()));
    }
    return read;
  }

  private static List<VatSum> vatByRate(DocumentLine totals) throws RefusedStatement {
    var sums = new ArrayList<VatSum>();
    for (var one : totals.objects("vat_by_rate")) {
      sums.add(
          new VatSum(
              new DocumentVat(one.text("treatment"), one.amount("rate")),
              one.amount("net"),
              one.amount("vat")));
    }
    return sums;
  }
}
