package org.partbook.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.audit.SealedStream;
import org.partbook.catalog.AssetId;
import org.partbook.db.Tx;
import org.partbook.json.Json;
import org.partbook.ledger.CanonicalEntry;
import org.partbook.ledger.Facts;
import org.partbook.ledger.log.LogAt;
import org.partbook.rights.Money;
import org.partbook.rights.PartyId;
import org.partbook.rights.Share;
import org.partbook.rights.ShareBook;
import org.partbook.rights.Sold;
import org.partbook.statement.CoverageStore.One;
import org.partbook.terms.Agreement;
import org.partbook.terms.Vat;

/// Writes the document of a statement, line by line: its header, each entry with its proof and what
/// it comes to, and the sums. It is a pure function of the header, the journal and the log.
final class StatementWriter {
  private final LogAt log;
  private final Statement statement;
  private final ExchangeRates rates;
  private final AgreedVat vat;
  private final Map<Long, String> vendors;
  private final boolean proofs;
  private final int digits;
  private final ZoneId zone;
  private final ShareBook shares = new ShareBook();
  private final VatSums vatSums;
  private final SealedStream out;

  private long entries;
  private long copies;
  private BigDecimal due = BigDecimal.ZERO;

  /// What the document came to.
  ///
  /// @param due what is owed in all
  record Sums(long entries, BigDecimal due) {}

  /// One document.
  ///
  /// @param header the first line
  /// @param vat of what a vendor owes
  /// @param vendors their names, by their numbers
  /// @param proofs whether there are any; a draft has none
  StatementWriter(
      LogAt log,
      Statement statement,
      String header,
      AgreedVat vat,
      Map<Long, String> vendors,
      boolean proofs,
      OutputStream out) {
    this.log = log;
    this.statement = statement;
    this.rates = StatementHeader.rates(StatementHeader.read(header).path("rates"));
    this.vat = vat;
    this.vendors = vendors;
    this.proofs = proofs;
    this.digits = Agreement.digits(Currency.getInstance(statement.currency()));
    this.vatSums = new VatSums(digits);
    this.zone = statement.period().zone();
    this.out = log.sealed(out);
  }

  /// Writes all of it.
  ///
  /// @throws IllegalArgumentException if there is no rate for what has to be converted
  Sums write(Tx tx, String header, Optional<Statement> previous) throws IOException {
    line(header);
    var covered =
        new CoverageStore(
            log, statement.period().end(), previous, statement.vendor(), statement.currency());
    covered.read(tx, this::entries);
    return end();
  }

  private void entries(Tx tx, List<One> some) throws IOException {
    if (statement.kind() == StatementKind.VENDOR) {
      for (var one : some) {
        var owed = one.entry().net().orElse(BigDecimal.ZERO);
        due = due.add(owed);
        var taxed = vat.of(one);
        vatSums.add(taxed, owed);
        entry(one, List.of(amount(one, taxed, owed)));
      }
      return;
    }
    shares.read(tx, some.stream().map(this::sale).toList());
    for (var one : some) {
      var amounts = new ArrayList<String>();
      for (var share : shares.of(tx, sale(one)).shares()) {
        if (share.party().equals(new PartyId(statement.party()))) {
          var owed = owed(one, share);
          due = due.add(owed);
          amounts.add(amount(one, share, owed));
        }
      }
      if (!amounts.isEmpty()) {
        entry(one, amounts);
      }
    }
  }

  private ShareBook.Sale sale(One one) {
    return new ShareBook.Sale(
        one.number("rights").orElse(0),
        new AssetId(
            one.number("asset")
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "the journal doesn't say what was sold with entry %d, see `partbook ledger verify`"
                            .formatted(one.entry().id())))),
        one.number("ensemble").isPresent()
            ? Optional.of(new AssetId(one.number("ensemble").getAsLong()))
            : Optional.empty(),
        one.soldAt().atZone(zone).toLocalDate(),
        one.text("country").orElse("ZZ"));
  }

  /// What a share of an entry comes to, in the statement's currency: what is due with it, less what
  /// was due before it. So a sale that is taken back copy by copy comes to nothing, however often
  /// it was rounded. Where nobody has agreed on a currency with the shop, there is nothing that a
  /// percentage could be taken of.
  private BigDecimal owed(One one, Share share) {
    long copies = one.entry().quantity().orElse(0);
    var net = one.entry().net();
    var before = due(one, share, one.copiesBefore(), one.netBefore());
    var after =
        due(
            one,
            share,
            Math.addExact(one.copiesBefore(), copies),
            net.map(amount -> one.netBefore().map(amount::add).orElse(amount)));
    return after.subtract(before);
  }

  private BigDecimal due(One one, Share share, long copies, Optional<BigDecimal> net) {
    var currency = one.text("currency");
    var sold =
        new Sold(
            copies,
            currency.flatMap(code -> listPrice(one).map(list -> new Money(list, code))),
            currency.flatMap(code -> net.map(owed -> new Money(owed, code))));
    return share
        .due(sold)
        .map(money -> rates.convert(money.amount(), money.currency(), statement.currency()))
        .orElseGet(() -> BigDecimal.ZERO.setScale(digits));
  }

  /// Without a list price, the price that was reported stands for it, as it does for what the
  /// vendor owes.
  private static Optional<BigDecimal> listPrice(One one) {
    var copies = one.number("copies");
    return one.amount("list_price")
        .or(() ->
            copies.isPresent()
                ? one.amount("line_price")
                    .map(price ->
                        price.divide(
                            BigDecimal.valueOf(copies.getAsLong()), MathContext.DECIMAL128))
                : Optional.empty());
  }

  /// Of what a vendor owes.
  private String amount(One one, Vat taxed, BigDecimal owed) {
    return sold(one)
        .add("vat", taxed.wire())
        .add("vat_rate", taxed.rate())
        .add("due", scaled(owed))
        .json();
  }

  /// Of what is due to a holder.
  private String amount(One one, Share share, BigDecimal owed) {
    return sold(one)
        .add("role", share.role().word())
        .add("basis", share.basis().word())
        .add("value", share.value())
        .add("due", scaled(owed))
        .json();
  }

  private static Facts sold(One one) {
    return Facts.of()
        .add("copies", one.entry().quantity().orElse(0))
        .addOrNull("list", one.text("list_price"))
        .addOrNull("net", one.entry().net().map(amount -> Json.plain(amount).toPlainString()))
        .addOrNull("currency", one.text("currency"));
  }

  private String scaled(BigDecimal amount) {
    return amount.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  private void entry(One one, List<String> amounts) throws IOException {
    entries++;
    copies = Math.addExact(copies, one.entry().quantity().orElse(0));
    var facts = Facts.of().add("index", one.index());
    if (proofs) {
      facts
          .add("salt", HexFormat.of().formatHex(one.entry().salt()))
          .add("proof", log.proof(one.entry(), one.index()));
    }
    line(
        facts
            .addJson("entry", CanonicalEntry.of(one.entry()))
            .addJson("sale", saleFacts(one))
            .addJson("amounts", "[" + String.join(",", amounts) + "]")
            .json());
  }

  private String saleFacts(One one) {
    var vendor = one.entry().vendor().orElse(0);
    return Facts.of()
        .add("vendor", vendors.getOrDefault(vendor, ""))
        .addJson("order", number(one, "order"))
        .addJson("order_line", number(one, "order_line"))
        .addJson("asset", number(one, "asset"))
        .addJson("ensemble", number(one, "ensemble"))
        .addOrNull("title", one.text("title"))
        .addOrNull("edition", one.text("edition"))
        .addOrNull("country", one.text("country"))
        .add("registered_at", one.soldAt().toString())
        .addJson("terms", number(one, "terms"))
        .addJson("rights", number(one, "rights"))
        .json();
  }

  private static String number(One one, String field) {
    var number = one.number(field);
    return number.isPresent() ? Long.toString(number.getAsLong()) : "null";
  }

  private Sums end() throws IOException {
    var tax = vatSums.tax();
    var all = due.add(tax);
    var totals = Facts.of().add("entries", entries).add("copies", copies);
    if (statement.kind() == StatementKind.VENDOR) {
      totals.add("net", scaled(due)).addJson("vat_by_rate", vatSums.json()).add("vat", scaled(tax));
    }
    var last = Facts.of().addJson("totals", totals.add("due", scaled(all)).json());
    if (proofs) {
      sealed(last.add("checkpoint", log.checkpoint()).json());
    } else {
      line(last.json());
    }
    return new Sums(entries, all.setScale(digits, RoundingMode.HALF_EVEN));
  }

  /// The seal is of all bytes before it.
  private void sealed(String json) throws IOException {
    out.write(json.substring(0, json.length() - 1).getBytes(StandardCharsets.UTF_8));
    line("," + Facts.of().add("seal", out.seal()).json().substring(1));
  }

  private void line(String json) throws IOException {
    out.write(json.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
