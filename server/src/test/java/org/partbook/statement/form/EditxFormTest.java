package org.partbook.statement.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class EditxFormTest {
  /// Where EDItEUR's schemas may be put: they aren't ours to hand on.
  private static Document parsed(byte[] xml) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static List<String> all(Document document, String path) throws Exception {
    var found =
        (NodeList)
            XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate(path, document, XPathConstants.NODESET);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  private static List<String> names(Document document, String path) throws Exception {
    var found =
        (NodeList)
            XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate(path, document, XPathConstants.NODESET);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getNodeName())
        .toList();
  }

  @Test
  void the_header_says_who_sold_to_whom_and_when() throws Exception {
    var report = parsed(Written.bytes("editx", SampleStatement.usual()));

    assertThat(report.getDocumentElement().getNodeName()).isEqualTo("SalesReport");
    assertThat(report.getDocumentElement().getAttribute("version")).isEqualTo("1.2");
    assertThat(names(report, "/SalesReport/Header/*"))
        .containsExactly(
            "SalesReportNumber",
            "IssueDateTime",
            "ReferenceCoded",
            "PurposeCode",
            "CurrencyCode",
            "DateCoded",
            "DateCoded",
            "SellerParty",
            "PublisherParty");
    assertThat(all(report, "//SalesReportNumber")).containsExactly("V-2026-0003");
    assertThat(all(report, "//IssueDateTime")).containsExactly("20261102");
    assertThat(all(report, "//PurposeCode")).containsExactly("Original");
    assertThat(all(report, "/SalesReport/Header/DateCoded/Date"))
        .containsExactly("20261001", "20261031");
    assertThat(all(report, "//SellerParty/PartyName/NameLine"))
        .containsExactly("Corner Music Shop");
    assertThat(all(report, "//SellerParty/AdditionalPartyID/Identifier"))
        .containsExactly("GB123456789");
    assertThat(all(report, "//PublisherParty/PostalAddress/AddressLine"))
        .containsExactly("Marktplatz 1", "04109 Leipzig");
  }

  @Test
  void each_amount_is_a_line_and_the_summary_counts_them() throws Exception {
    var report = parsed(Written.bytes("editx", SampleStatement.usual()));

    assertThat(all(report, "//LineNumber"))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(names(report, "//ItemDetail[1]/*"))
        .containsExactly(
            "LineNumber",
            "ProductID",
            "ItemDescription",
            "ReferenceCoded",
            "ReferenceCoded",
            "DateCoded",
            "UnitsSold",
            "PricingDetail",
            "PricingDetail");
    assertThat(all(report, "//ItemDetail[8]/UnitsReturned")).containsExactly("2");
    assertThat(all(report, "//Price[PriceQualifierCode='AmountDue']/MonetaryAmount"))
        .containsExactly(
            "2.40", "7.20", "6.60", "1.80", "740.70", "0.00", "11.40", "-4.80", "-3.30");
    assertThat(all(report, "//Price[PriceQualifierCode='SRPExcludingTax']/CountryCode"))
        .hasSize(9)
        .containsOnly("GB");
    assertThat(all(report, "/SalesReport/Summary/*"))
        .containsExactly("9", "10", "3", "762.00", "53.34", "815.34");
  }

  /// In the publisher's zone: in UTC, the sale was the day before.
  @Test
  void days_are_those_of_the_publisher() throws Exception {
    var report = parsed(Written.bytes("editx", SampleStatement.usual()));

    assertThat(all(report, "//ItemDetail[1]/ReferenceCoded/ReferenceDate"))
        .containsExactly("20261003");
  }

  @Test
  void a_rights_holder_hears_from_the_publisher_what_was_sold() throws Exception {
    var report = parsed(Written.bytes("editx", SampleStatement.royalties()));

    assertThat(all(report, "//SellerParty/PartyName/NameLine")).containsExactly("Kammerton");
    assertThat(all(report, "//PublisherParty/PartyName/NameLine"))
        .containsExactly("Robert Schumann");
    assertThat(all(report, "//ItemDetail[2]/Share/*")).containsExactly("arranger", "copy", "0.15");
    assertThat(
            all(report, "//ItemDetail[3]/PricingDetail/Price[PriceQualifierCode='NetReceipts']/*"))
        .containsExactly("540", "JPY", "NetReceipts");
  }

  @Test
  void a_draft_is_a_test() throws Exception {
    var report = parsed(Written.bytes("editx", SampleStatement.usual().draft()));

    assertThat(all(report, "//PurposeCode")).containsExactly("Test");
    assertThat(all(report, "//IssueDateTime")).containsExactly("20261031");
  }

  @Test
  void the_tax_of_the_lines_adds_up_to_that_of_the_statement() throws Exception {
    var sample = SampleStatement.ofVendor();
    for (int i = 0; i < 50; i++) {
      sample.sold("Träumerei", 1, "4.00", "1.09");
    }
    var report = parsed(Written.bytes("editx-tax", sample));

    assertThat(report.getDocumentElement().getNodeName()).isEqualTo("SalesTaxReport");
    var taxes = all(report, "//Tax/TaxAmount").stream().map(BigDecimal::new).toList();
    // Each by itself would be 0.08, and all 4.00.
    assertThat(taxes.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(all(report, "//Summary/TaxAmount").getFirst())
        .isEqualTo(new BigDecimal("3.82"));
    assertThat(taxes).containsOnly(new BigDecimal("0.07"), new BigDecimal("0.08"));
    assertThat(all(report, "//ItemDetail[1]/Tax/*"))
        .containsExactly("VAT", "GB", "7", "1.09", "0.08");
  }

  @Test
  void each_rate_is_rounded_by_itself() throws Exception {
    var sample =
        SampleStatement.ofVendor()
            .sold("Träumerei", 1, "4.00", "1.40")
            .vat("included", "19")
            .sold("Träumerei", 1, "4.00", "0.50")
            .sold("Träumerei", 1, "4.00", "0.50")
            .vat("excluded", "7")
            .sold("Träumerei", 1, "4.00", "0.50");
    var report = parsed(Written.bytes("editx-tax", sample));

    assertThat(all(report, "//Tax/Percent")).containsExactly("7", "19", "19", "7");
    assertThat(all(report, "//Tax/TaxAmount")).containsExactly("0.10", "0.10", "0.09", "0.03");
    assertThat(all(report, "//Summary/TaxAmount")).containsExactly("0.32");
    assertThat(all(report, "//PriceQualifierCode").stream().filter(code -> code.startsWith("SRP")))
        .containsExactly(
            "SRPExcludingTax", "SRPIncludingTax", "SRPIncludingTax", "SRPExcludingTax");
  }

  @Test
  void where_the_recipient_owes_the_tax_there_is_none() throws Exception {
    var sample =
        SampleStatement.ofVendor().vat("reverse_charge", "7").sold("Träumerei", 1, "4.00", "2.40");
    var report = parsed(Written.bytes("editx-tax", sample));

    assertThat(all(report, "//Tax/*")).containsExactly("VAT", "GB", "0", "2.40", "0.00");
  }

  @Test
  void a_rights_holder_has_no_tax_report() {
    assertThatThrownBy(() -> Written.bytes("editx-tax", SampleStatement.royalties()))
        .isInstanceOf(RefusedStatement.class)
        .hasMessageContaining("has no sales tax report");
  }

  @Test
  void every_text_makes_a_document_that_can_be_read() throws Exception {
    var title = "a<b>&amp;]]>\"' \u0000\u0001\uFFFFHALF line\r\nend 𝄞";
    var sample =
        SampleStatement.ofVendor()
            .party("name", "<script>&")
            .sold(title, 1, "4.00", "2.40")
            .sold("荒城の月", 1, "4.00", "2.40");

    var xml = new ByteArrayOutputStream();
    Written.form("editx").write(sample.document("HALF", "\\ud800"), xml);
    var report = parsed(xml.toByteArray());

    assertThat(all(report, "//TitleDetail"))
        .containsExactly("a<b>&amp;]]>\"' \uFFFD\uFFFD\uFFFD\uFFFD line  end 𝄞", "荒城の月");
    assertThat(all(report, "//SellerParty/PartyName/NameLine")).containsExactly("<script>&");
  }
}
