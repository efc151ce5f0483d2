package org.partbook.statement.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.partbook.copies.PlainDocument;
import org.partbook.copies.PlainDocument.Column;
import org.partbook.copies.PlainDocument.Style;
import org.partbook.copies.StampFonts;
import org.partbook.statement.StatementKind;
import org.partbook.statement.form.StatementSummary.OddAmount;

/// A letter: whose it is and for whom, what is due, what was sold of each title, and what isn't as
/// usual one by one.
final class PdfForm implements Form {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final int LOG_LINES = 3;
  private static final double PARAGRAPH = 10;

  private final Supplier<StampFonts> fonts;

  PdfForm(Supplier<StampFonts> fonts) {
    this.fonts = fonts;
  }

  @Override
  public String name() {
    return "pdf";
  }

  @Override
  public String mediaType() {
    return "application/pdf";
  }

  @Override
  public String ending() {
    return ".pdf";
  }

  @Override
  public void write(InputStream document, OutputStream out) throws IOException, RefusedStatement {
    var summary = StatementSummary.read(document);
    new Letter(summary, fonts.get(), out).write();
  }

  /// The work on one letter.
  private static final class Letter {
    private final StatementSummary summary;
    private final DocumentHeader header;
    private final PlainDocument paper;
    private final int decimals;

    Letter(StatementSummary summary, StampFonts fonts, OutputStream out) throws IOException {
      this.summary = summary;
      this.header = summary.header();
      this.decimals = Math.max(0, summary.totals().due().scale());
      this.paper = PlainDocument.begin(out, fonts, title(), header.publisher().name());
    }

    private String title() {
      return "%s %s · %s".formatted(what(), header.label(), header.party().name());
    }

    private String what() {
      return header.kind() == StatementKind.VENDOR ? "Statement of sales" : "Royalty statement";
    }

    void write() throws IOException {
      letterhead();
      facts();
      totals();
      titles();
      odd();
      notes();
      paper.end();
    }

    private void letterhead() throws IOException {
      var publisher = header.publisher();
      paper.text(publisher.name(), Style.NAME);
      var line = new ArrayList<String>();
      publisher.address().ifPresent(address -> line.addAll(address.lines().toList()));
      publisher.vatNumber().ifPresent(number -> line.add("VAT " + number));
      paper.text(String.join(" · ", line), Style.FAINT);
      paper.space(4);
      paper.rule();
      paper.space(24);
      var party = header.party();
      paper.text(party.name(), Style.STRONG);
      paper.text(party.address().orElse(""), Style.TEXT);
      paper.space(28);
      paper.text(header.number().isPresent() ? what() : what() + " (draft)", Style.TITLE);
      paper.space(6);
    }

    /// Two facts beside each other.
    private void facts() throws IOException {
      var facts = new ArrayList<String>();
      fact(facts, "Number", header.number().orElse("none yet: this is a draft"));
      fact(facts, "Currency", header.currency());
      fact(facts, "From", DAY.format(header.period().from()));
      fact(facts, "Until", DAY.format(header.period().until()));
      header.closedAt().ifPresent(at -> fact(facts, "Closed", DAY.format(day(at))));
      fact(facts, "Time zone", header.period().zone().getId());
      header.previous().ifPresent(number -> fact(facts, "Follows", number));
      header.party().vatNumber().ifPresent(number -> fact(facts, "VAT number", number));
      header.party().isni().ifPresent(number -> fact(facts, "ISNI", byFours(number)));
      header.party().ipi().ifPresent(number -> fact(facts, "IPI", number));
      paper.table(
          List.of(
              Column.label(66),
              Column.text("", 160, 2),
              Column.label(66),
              Column.text("", 160, 2)));
      for (int i = 0; i < facts.size(); i += 4) {
        boolean pair = i + 2 < facts.size();
        paper.row(
            List.of(
                facts.get(i),
                facts.get(i + 1),
                pair ? facts.get(i + 2) : "",
                pair ? facts.get(i + 3) : ""));
      }
    }

    private static void fact(List<String> facts, String name, String value) {
      facts.add(name);
      facts.add(value);
    }

    /// As people write it.
    private static String byFours(String number) {
      return number.replaceAll("(?<=\\G.{4})(?=.)", " ");
    }

    private void totals() throws IOException {
      paper.text("Total", Style.HEADING);
      paper.table(
          List.of(Column.label(350), Column.text("", 32, 1), Column.amount("", 80, decimals)));
      var all = summary.all();
      var totals = summary.totals();
      paper.row(List.of("Copies sold", "", copies(all.sold())));
      paper.row(List.of("Copies taken back", "", copies(all.takenBack())));
      if (totals.net().isPresent()) {
        paper.row(List.of("Net amount", header.currency(), shown(totals.net().get())));
      }
      for (var sum : totals.vatByRate()) {
        if (!sum.of().equals(DocumentVat.NONE)) {
          var of = "VAT %s, on %s".formatted(sum.of().words(), shown(sum.net()));
          paper.row(List.of(of, header.currency(), shown(sum.vat())));
        }
      }
      paper.sum(List.of(dueTo(), header.currency(), shown(totals.due())));
    }

    private String dueTo() {
      boolean vendor = header.kind() == StatementKind.VENDOR;
      boolean reversed = summary.totals().due().signum() < 0;
      return "Due to " + (vendor != reversed ? header.publisher().name() : header.party().name());
    }

    private void titles() throws IOException {
      paper.text("By title", Style.HEADING);
      var titles = summary.titles();
      if (titles.isEmpty()) {
        paper.text("Nothing was sold or taken back in this time.", Style.TEXT);
        return;
      }
      boolean vendor = header.kind() == StatementKind.VENDOR;
      paper.table(vendor ? vendorColumns() : holderColumns());
      for (var title : titles) {
        row(
            title.getKey().title(),
            Long.toString(title.getKey().asset()),
            title.getKey().share(),
            title.getValue());
      }
      if (summary.further().isPresent()) {
        row("Further titles: see the CSV", "", "", summary.further().get());
      }
      // For a holder, copies stand in as many rows as there are shares in them.
      paper.sum(
          vendor
              ? cells(
                  "All titles", "", summary.all().sold(), summary.all().takenBack(), summary.all())
              : List.of("All titles", "", "", "", "", shown(summary.all().due())));
    }

    private void row(String title, String asset, String share, StatementSummary.Sums sums)
        throws IOException {
      paper.row(
          header.kind() == StatementKind.VENDOR
              ? cells(title, asset, sums.sold(), sums.takenBack(), sums)
              : List.of(
                  title,
                  asset,
                  share,
                  copies(sums.sold()),
                  copies(sums.takenBack()),
                  shown(sums.due())));
    }

    private static List<String> cells(
        String title, String asset, long sold, long takenBack, StatementSummary.Sums sums) {
      return List.of(title, asset, copies(sold), copies(takenBack), shown(sums.due()));
    }

    private List<Column> vendorColumns() {
      return List.of(
          Column.text("Title", 220, 2),
          Column.number("Asset", 52),
          Column.number("Copies sold", 44),
          Column.number("Taken back", 44),
          Column.amount("Net amount " + header.currency(), 82, decimals));
    }

    private List<Column> holderColumns() {
      return List.of(
          Column.text("Title", 148, 2),
          Column.number("Asset", 50),
          Column.text("Your share", 94, 2),
          Column.number("Copies sold", 36),
          Column.number("Taken back", 36),
          Column.amount("Due " + header.currency(), 68, decimals));
    }

    private void odd() throws IOException {
      if (summary.odd().isEmpty()) {
        return;
      }
      paper.text("Taken back, or out of the ordinary", Style.HEADING);
      paper.table(
          List.of(
              Column.text("Day", 52, 1),
              Column.text("Order, line", 78, 2),
              Column.text("Title", 108, 2),
              Column.text("What", 100, 3),
              Column.number("Copies", 34),
              Column.amount("Amount " + header.currency(), 60, decimals)));
      for (var odd : summary.odd()) {
        paper.row(cells(odd));
      }
      if (summary.furtherOdd().isPresent()) {
        var further = summary.furtherOdd().get();
        paper.row(
            List.of(
                "",
                "",
                copies(further.rows()) + " more: see the CSV",
                "",
                copies(further.sold() - further.takenBack()),
                shown(further.due())));
      }
    }

    private List<String> cells(OddAmount odd) {
      var sale = odd.entry().sale();
      return List.of(
          SHORT_DAY.format(day(odd.entry().at())),
          sale.order() + ", " + sale.orderLine(),
          sale.title().orElse("asset " + sale.asset()),
          what(odd.entry()),
          copies(odd.amount().copies()),
          shown(odd.amount().due()));
    }

    private static String what(DocumentEntry entry) {
      var words = new ArrayList<String>();
      words.add(
          switch (entry.event()) {
            case "CANCELLED" -> "cancelled";
            case "REFUNDED" -> "refunded";
            case "REGISTERED", "COMPLETED" -> "sold";
            case String other -> other.toLowerCase(Locale.ROOT);
          });
      for (var flag : entry.flags()) {
        words.add(
            switch (flag) {
              case "mismatch" -> "figures don't multiply out";
              case "zero_price" -> "for nothing";
              case "below_minimum" -> "below the minimum";
              case "far_from_list" -> "far from the list price";
              case "no_list_price" -> "no list price";
              case String other -> other.replace('_', ' ');
            });
      }
      entry.reason().ifPresent(words::add);
      return String.join("; ", words);
    }

    private void notes() throws IOException {
      paper.space(PARAGRAPH);
      for (var rate : header.rates()) {
        paper.text(
            "Exchange rate: 1 EUR = %s %s on %s (%s)"
                .formatted(
                    rate.rate().toPlainString(),
                    rate.currency(),
                    DAY.format(rate.date()),
                    rate.source()),
            Style.FAINT);
      }
      var log = summary.totals().checkpoint().flatMap(Letter::log);
      if (log.isPresent()) {
        paper.text(log.get(), Style.FAINT);
      }
    }

    /// What a signed note says of the log: its name, its size, the hash of all of it.
    private static Optional<String> log(String checkpoint) {
      var lines = checkpoint.lines().limit(LOG_LINES).toList();
      return lines.size() < LOG_LINES
          ? Optional.empty()
          : Optional.of(
              "Each entry can be proved by the log %s of %s entries, root %s."
                  .formatted(lines.get(0), lines.get(1), lines.get(2)));
    }

    private LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, header.period().zone());
    }
  }

  private static String copies(long number) {
    return shown(BigDecimal.valueOf(number));
  }

  /// With spaces between thousands, and a real minus.
  static String shown(BigDecimal amount) {
    var plain = amount.abs().toPlainString();
    int point = plain.indexOf('.');
    int whole = point < 0 ? plain.length() : point;
    var shown = new StringBuilder(plain);
    for (int at = whole - 3; at > 0; at -= 3) {
      shown.insert(at, ' ');
    }
    return amount.signum() < 0 ? shown.insert(0, '−').toString() : shown.toString();
  }
}
