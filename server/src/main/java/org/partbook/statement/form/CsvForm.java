package org.partbook.statement.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.partbook.statement.form.DocumentEntry.Amount;

/// A row for each entry and amount, for spreadsheets: all that the statement is made of.
final class CsvForm implements Form {
  private static final List<String> COLUMNS =
      List.of(
          "statement",
          "kind",
          "party",
          "from",
          "until",
          "index",
          "entry",
          "at",
          "event",
          "reason",
          "flags",
          "vendor",
          "order",
          "order_line",
          "asset",
          "ensemble",
          "title",
          "edition",
          "country",
          "registered_at",
          "terms",
          "rights",
          "copies",
          "list_price",
          "net",
          "net_currency",
          "vat",
          "vat_rate",
          "role",
          "basis",
          "value",
          "due",
          "currency");

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv; charset=utf-8; header=present";
  }

  @Override
  public String ending() {
    return ".csv";
  }

  @Override
  public void write(InputStream document, OutputStream out) throws IOException, RefusedStatement {
    var statement = StatementReader.of(document);
    var csv = new CsvWriter(out);
    csv.head(COLUMNS);
    for (var next = statement.next(); next.isPresent(); next = statement.next()) {
      for (var amount : next.get().amounts()) {
        row(csv, statement.header(), next.get(), amount);
      }
    }
    csv.flush();
  }

  private static void row(CsvWriter csv, DocumentHeader header, DocumentEntry entry, Amount amount)
      throws IOException {
    csv.text(header.number())
        .text(header.kind().wire())
        .text(header.party().name())
        .text(header.period().from().toString())
        .text(header.period().until().toString())
        .number(entry.index())
        .number(entry.id())
        .text(entry.at().toString())
        .text(entry.event())
        .text(entry.reason())
        .text(String.join(" ", entry.flags()));
    var sale = entry.sale();
    csv.text(sale.vendor())
        .number(sale.order())
        .number(sale.orderLine())
        .number(sale.asset())
        .number(sale.ensemble())
        .text(sale.title())
        .text(sale.edition())
        .text(sale.country())
        .text(sale.registeredAt().toString())
        .number(sale.terms())
        .number(sale.rights());
    csv.number(amount.copies())
        .amount(amount.list())
        .amount(amount.net())
        .text(amount.currency())
        .text(amount.vat().map(DocumentVat::treatment))
        .amount(amount.vat().map(DocumentVat::rate))
        .text(amount.role())
        .text(amount.basis())
        .amount(amount.value())
        .amount(amount.due())
        .text(header.currency());
    csv.end();
  }
}
