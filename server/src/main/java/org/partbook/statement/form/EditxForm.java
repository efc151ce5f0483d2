package org.partbook.statement.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.partbook.statement.StatementKind;
import org.partbook.statement.form.DocumentEntry.Amount;
import org.partbook.statement.form.DocumentEntry.Sale;

/// EDItX, the formats in which publishers and vendors of books tell each other what was sold
/// (EDItEUR): the Sales Report, and the Sales Tax Report, in version 1.2. Each line of a report is
/// one entry and amount.
///
/// EDItEUR's schema couldn't be had for this, so the documents aren't known to be valid. What is
/// certain of the elements, and what follows the rest of the family, is in
/// `docs/statement-forms.md`.
final class EditxForm implements Form {
  private static final String VERSION = "1.2";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final String name;
  private final String root;
  private final boolean tax;

  private EditxForm(String name, String root, boolean tax) {
    this.name = name;
    this.root = root;
    this.tax = tax;
  }

  static Form sales() {
    return new EditxForm("editx", "SalesReport", false);
  }

  static Form tax() {
    return new EditxForm("editx-tax", "SalesTaxReport", true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String mediaType() {
    return "application/xml";
  }

  @Override
  public String ending() {
    return "-" + name + ".xml";
  }

  @Override
  public void write(InputStream document, OutputStream out) throws IOException, RefusedStatement {
    var statement = StatementReader.of(document);
    if (tax && statement.header().kind() == StatementKind.HOLDER) {
      throw new RefusedStatement(
          "the statement of a rights holder has no sales tax report: no tax is reckoned in it");
    }
    new Report(statement, new XmlWriter(out)).write();
  }

  /// The work on one report.
  private final class Report {
    private final StatementReader statement;
    private final DocumentHeader header;
    private final XmlWriter xml;
    private long lines;
    private long sold;
    private long returned;
    private final Map<DocumentVat, BigDecimal> taxable = new HashMap<>();

    private Report(StatementReader statement, XmlWriter xml) {
      this.statement = statement;
      this.header = statement.header();
      this.xml = xml;
    }

    private void write() throws IOException, RefusedStatement {
      xml.begin(root, "version", VERSION);
      header();
      for (var next = statement.next(); next.isPresent(); next = statement.next()) {
        for (var amount : next.get().amounts()) {
          line(next.get(), amount);
        }
      }
      summary();
      xml.end();
      xml.finish();
    }

    private void header() throws IOException {
      xml.begin("Header");
      xml.element(root + "Number", header.label());
      xml.element("IssueDateTime", header.closedAt().map(this::day).orElse(lastDay()));
      if (header.previous().isPresent()) {
        reference("PreviousReportReference", header.previous().get(), Optional.empty());
      }
      xml.element("PurposeCode", header.number().isPresent() ? "Original" : "Test");
      xml.element("CurrencyCode", header.currency());
      dated("PeriodStartDate", DAY.format(header.period().from()));
      dated("PeriodEndDate", lastDay());
      switch (header.kind()) {
        case VENDOR -> {
          party("SellerParty");
          publisher("PublisherParty");
        }
        // Here the publisher is the one who reports what it sold, to the owner of the content.
        case HOLDER -> {
          publisher("SellerParty");
          party("PublisherParty");
        }
      }
      xml.end();
    }

    private void party(String name) throws IOException {
      var party = header.party();
      xml.begin(name);
      id("PartyID", "Proprietary", party.id());
      additional("VATRegistrationNumber", party.vatNumber());
      additional("ISNI", party.isni());
      additional("IPI", party.ipi());
      name(party.name());
      address(party.address());
      xml.end();
    }

    private void publisher(String name) throws IOException {
      var publisher = header.publisher();
      xml.begin(name);
      id("PartyID", "Proprietary", publisher.name());
      additional("VATRegistrationNumber", publisher.vatNumber());
      name(publisher.name());
      address(publisher.address());
      xml.end();
    }

    private void id(String element, String type, String value) throws IOException {
      xml.begin(element);
      xml.element("PartyIDType", type);
      xml.element("Identifier", value);
      xml.end();
    }

    private void additional(String type, Optional<String> value) throws IOException {
      if (value.isPresent()) {
        id("AdditionalPartyID", type, value.get());
      }
    }

    private void name(String name) throws IOException {
      xml.begin("PartyName");
      xml.element("NameLine", name);
      xml.end();
    }

    private void address(Optional<String> address) throws IOException {
      if (address.isEmpty()) {
        return;
      }
      xml.begin("PostalAddress");
      for (var line : address.get().lines().filter(line -> !line.isBlank()).toList()) {
        xml.element("AddressLine", line.strip());
      }
      xml.end();
    }

    private void line(DocumentEntry entry, Amount amount) throws IOException {
      lines++;
      xml.begin("ItemDetail");
      xml.element("LineNumber", Long.toString(lines));
      product(entry.sale());
      var order = entry.sale().order() + "-" + entry.sale().orderLine();
      reference("CustomerOrderReference", order, Optional.of(day(entry.sale().registeredAt())));
      reference("JournalEntryReference", Long.toString(entry.id()), Optional.empty());
      dated("TransactionDate", day(entry.at()));
      if (amount.isTakenBack()) {
        returned += Math.abs(amount.copies());
        xml.element("UnitsReturned", Long.toString(Math.abs(amount.copies())));
      } else {
        sold += amount.copies();
        xml.element("UnitsSold", Long.toString(amount.copies()));
      }
      if (amount.list().isPresent()) {
        price(
            listQualifier(amount), amount.list().get(), amount.currency(), entry.sale().country());
      }
      if (header.kind() == StatementKind.HOLDER && amount.net().isPresent()) {
        price("NetReceipts", amount.net().get(), amount.currency(), Optional.empty());
      }
      price("AmountDue", amount.due(), Optional.of(header.currency()), Optional.empty());
      if (amount.role().isPresent()) {
        share(amount);
      }
      if (tax) {
        tax(amount, entry.sale().country());
      }
      xml.end();
    }

    private void product(Sale sale) throws IOException {
      xml.begin("ProductID");
      xml.element("ProductIDType", "Proprietary");
      xml.element("IDTypeName", "Partbook asset");
      xml.element("Identifier", Long.toString(sale.asset()));
      xml.end();
      if (sale.title().isPresent()) {
        xml.begin("ItemDescription");
        xml.element("TitleDetail", sale.title().get());
        xml.end();
      }
    }

    private void share(Amount amount) throws IOException {
      xml.begin("Share");
      xml.element("ContributorRole", amount.role().orElse(""));
      if (amount.basis().isPresent()) {
        xml.element("ShareBasis", amount.basis().get());
      }
      if (amount.value().isPresent()) {
        xml.element("ShareValue", amount.value().get().toPlainString());
      }
      xml.end();
    }

    private static String listQualifier(Amount amount) {
      boolean included = amount.vat().map(DocumentVat::isIncluded).orElse(false);
      return included ? "SRPIncludingTax" : "SRPExcludingTax";
    }

    private void price(
        String qualifier, BigDecimal amount, Optional<String> currency, Optional<String> country)
        throws IOException {
      xml.begin("PricingDetail");
      xml.begin("Price");
      xml.element("MonetaryAmount", amount.toPlainString());
      if (currency.isPresent()) {
        xml.element("CurrencyCode", currency.get());
      }
      if (country.isPresent()) {
        xml.element("CountryCode", country.get());
      }
      xml.element("PriceQualifierCode", qualifier);
      xml.end();
      xml.end();
    }

    /// The tax of a line is what the tax on all up to here is more than that on all before it, of
    /// those with its rate; so the lines add up to the tax of the statement.
    private void tax(Amount amount, Optional<String> country) throws IOException {
      var vat = amount.vat().orElse(DocumentVat.NONE);
      var rate = vat.charged();
      var before = taxable.getOrDefault(vat, BigDecimal.ZERO);
      var all = before.add(amount.due());
      taxable.put(vat, all);
      int decimals = amount.due().scale();
      var own = taxOn(all, rate, decimals).subtract(taxOn(before, rate, decimals));
      xml.begin("Tax");
      xml.element("TaxTypeCode", "VAT");
      if (country.isPresent()) {
        xml.element("CountryCode", country.get());
      }
      xml.element("Percent", rate.toPlainString());
      xml.element("AmountTaxable", amount.due().toPlainString());
      xml.element("TaxAmount", own.toPlainString());
      xml.end();
    }

    private static BigDecimal taxOn(BigDecimal amount, BigDecimal rate, int decimals) {
      return amount.multiply(rate).divide(HUNDRED, decimals, RoundingMode.HALF_EVEN);
    }

    private void reference(String type, String number, Optional<String> date) throws IOException {
      xml.begin("ReferenceCoded");
      xml.element("ReferenceTypeCode", type);
      xml.element("ReferenceNumber", number);
      if (date.isPresent()) {
        xml.element("ReferenceDate", date.get());
      }
      xml.end();
    }

    private void dated(String qualifier, String day) throws IOException {
      xml.begin("DateCoded");
      xml.element("Date", day);
      xml.element("DateQualifierCode", qualifier);
      xml.end();
    }

    private void summary() throws IOException {
      var totals = statement.totals();
      xml.begin("Summary");
      xml.element("NumberOfLines", Long.toString(lines));
      xml.element("UnitsSold", Long.toString(sold));
      xml.element("UnitsReturned", Long.toString(returned));
      if (totals.net().isPresent()) {
        xml.element("NetAmount", totals.net().get().toPlainString());
      }
      if (totals.vat().isPresent()) {
        xml.element("TaxAmount", totals.vat().get().toPlainString());
      }
      xml.element("TotalAmountDue", totals.due().toPlainString());
      xml.end();
    }

    private String lastDay() {
      return DAY.format(header.period().until());
    }

    private String day(Instant at) {
      return DAY.format(LocalDate.ofInstant(at, header.period().zone()));
    }
  }
}
