package org.partbook.statement.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A row for each line of the transaction that is in [Postings], for accounting programs that read
/// comma-separated values.
final class AccountingForm implements Form {
  private static final List<String> COLUMNS =
      List.of(
          "date",
          "statement",
          "account",
          "note",
          "debit",
          "credit",
          "currency",
          "vat_treatment",
          "vat_rate",
          "party",
          "party_name",
          "party_vat_number",
          "from",
          "until");

  @Override
  public String name() {
    return "accounting";
  }

  @Override
  public String mediaType() {
    return "text/csv; charset=utf-8; header=present";
  }

  @Override
  public String ending() {
    return "-accounting.csv";
  }

  @Override
  public void write(InputStream document, OutputStream out) throws IOException, RefusedStatement {
    var postings = Postings.read(document);
    var csv = new CsvWriter(out);
    csv.head(COLUMNS);
    if (!postings.isEmpty()) {
      for (var line : postings.lines()) {
        row(csv, postings.header(), line);
      }
    }
    csv.flush();
  }

  private static void row(CsvWriter csv, DocumentHeader header, Postings.Line line)
      throws IOException {
    var amount = line.amount();
    Optional<BigDecimal> debit = amount.signum() >= 0 ? Optional.of(amount) : Optional.empty();
    Optional<BigDecimal> credit =
        amount.signum() < 0 ? Optional.of(amount.negate()) : Optional.empty();
    csv.text(header.period().until().toString())
        .text(header.number())
        .text(line.account())
        .text(line.note())
        .amount(debit)
        .amount(credit)
        .text(header.currency())
        .text(line.vat().map(DocumentVat::treatment))
        .amount(line.vat().map(DocumentVat::rate))
        .text(header.party().id())
        .text(header.party().name())
        .text(header.party().vatNumber())
        .text(header.period().from().toString())
        .text(header.period().until().toString());
    csv.end();
  }
}
