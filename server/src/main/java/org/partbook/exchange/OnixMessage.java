package org.partbook.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.partbook.catalog.AssetLine;
import org.partbook.exchange.CatalogExport.LineWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a catalogue as an ONIX message of release 3.0, with reference tags: what ONIX has a place
/// for in its place, and the rest beside it ([OnixRest]).
final class OnixMessage implements LineWriter {
  private static final DateTimeFormatter SENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final OutputStream out;
  private final String currency;

  OnixMessage(OutputStream out, String currency, Instant now) throws IOException {
    this.out = out;
    this.currency = currency;
    write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<ONIXMessage release=\"3.0\" xmlns=\"http://ns.editeur.org/onix/3.0/reference\">\n"
            + "<Header><Sender><SenderName>Partbook</SenderName></Sender><SentDateTime>"
            + SENT.format(now)
            + "</SentDateTime><DefaultCurrencyCode>"
            + currency
            + "</DefaultCurrencyCode></Header>\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void write(AssetLine asset) throws IOException {
    var product = new Xml();
    product.open("Product");
    identifiers(product, asset.line());
    description(product, asset.line());
    collateral(product, asset.line());
    publishing(product, asset.line());
    supply(product, asset.line());
    var inside = product.text();
    var rest = OnixRest.of(asset.line(), read(inside + "</Product>"));
    write(inside + "<?" + OnixNode.INSTRUCTION + " " + rest + "?></Product>\n");
  }

  /// What an import would make of it.
  private ObjectNode read(String product) throws IOException {
    var bytes = product.getBytes(StandardCharsets.UTF_8);
    try (var xml = new SafeXml(new ByteArrayInputStream(bytes))) {
      while (xml.next() != XMLStreamReader.START_ELEMENT) {
        // Goes to the root.
      }
      return OnixProduct.read(OnixNode.read(xml), Optional.of(currency)).line();
    } catch (UnreadableFile e) {
      throw new IOException("an asset can't be written as ONIX: it " + e.text(), e);
    }
  }

  private static void identifiers(Xml xml, ObjectNode line) {
    var own = line.path("own");
    xml.value(
        "RecordReference",
        own.path("record_reference").asString("asset-" + line.path("asset_id").asString()));
    xml.value("NotificationType", "03");
    identifier(xml, "01", "asset_id", line.path("asset_id").asString(""));
    identifier(xml, "01", "SKU", own.path("sku").asString(""));
    identifier(xml, OnixCodes.ISMN_13, "", own.path("ismn").asString(""));
  }

  private static void identifier(Xml xml, String type, String name, String value) {
    if (!value.isEmpty()) {
      xml.open("ProductIdentifier");
      xml.value("ProductIDType", type);
      xml.value("IDTypeName", name);
      xml.value("IDValue", value);
      xml.close("ProductIdentifier");
    }
  }

  private static void description(Xml xml, ObjectNode line) {
    xml.open("DescriptiveDetail");
    xml.value("ProductComposition", "00");
    xml.value("ProductForm", "ED");
    xml.value("ProductFormDetail", "E107");
    xml.open("TitleDetail");
    xml.value("TitleType", "01");
    xml.open("TitleElement");
    xml.value("TitleElementLevel", "01");
    xml.value("TitleText", line.path("title").asString(""));
    xml.close("TitleElement");
    xml.close("TitleDetail");
    int sequence = 0;
    for (var one : line.path("contributors")) {
      var code = OnixCodes.roleCode(one.path("role").asString(""));
      if (one.hasNonNull("name")) {
        xml.open("Contributor");
        xml.value("SequenceNumber", String.valueOf(++sequence));
        xml.value("ContributorRole", code.orElse("Z99"));
        xml.value("PersonName", one.path("name").asString(""));
        xml.close("Contributor");
      }
    }
    if (line.hasNonNull("performance_time")) {
      extent(xml, "09", line.path("performance_time").asString(), "06");
    }
    if (line.hasNonNull("page_count")) {
      extent(xml, "11", line.path("page_count").asString(), "03");
    }
    for (var one : line.path("categories")) {
      subject(xml, "24", one.asString(""));
    }
    for (var one : line.path("keywords")) {
      subject(xml, "20", one.asString(""));
    }
    xml.close("DescriptiveDetail");
  }

  private static void extent(Xml xml, String type, String value, String unit) {
    xml.open("Extent");
    xml.value("ExtentType", type);
    xml.value("ExtentValue", value);
    xml.value("ExtentUnit", unit);
    xml.close("Extent");
  }

  private static void subject(Xml xml, String scheme, String heading) {
    if (heading.isBlank()) {
      return;
    }
    xml.open("Subject");
    xml.value("SubjectSchemeIdentifier", scheme);
    if (scheme.equals("24")) {
      xml.value("SubjectSchemeName", "Categories");
    }
    xml.value("SubjectHeadingText", heading);
    xml.close("Subject");
  }

  private static void collateral(Xml xml, ObjectNode line) {
    var description = line.path("description").asString("");
    if (description.isBlank()) {
      return;
    }
    xml.open("CollateralDetail");
    xml.open("TextContent");
    xml.value("TextType", "03");
    xml.value("ContentAudience", "00");
    // Escaped once more where it is read as markup.
    xml.value("Text", Xml.escaped(description).replace("\n", "<br/>"));
    xml.close("TextContent");
    xml.close("CollateralDetail");
  }

  private static void publishing(Xml xml, ObjectNode line) {
    xml.open("PublishingDetail");
    var publisher = line.path("external_ref").asString("");
    if (!publisher.isBlank()) {
      xml.open("Publisher");
      xml.value("PublishingRole", "01");
      xml.value("PublisherName", publisher);
      xml.close("Publisher");
    }
    xml.value("PublishingStatus", line.path("withdrawn").asBoolean(false) ? "11" : "04");
    var date = line.path("own").path("publication_date").asString("");
    if (date.matches("\\d{4}-\\d{2}-\\d{2}")) {
      xml.open("PublishingDate");
      xml.value("PublishingDateRole", "01");
      xml.value("Date", date.replace("-", ""));
      xml.close("PublishingDate");
    }
    rights(xml, line);
    xml.close("PublishingDetail");
  }

  private static void rights(Xml xml, ObjectNode line) {
    boolean world = line.path("world").asBoolean(true);
    var countries =
        String.join(
            " ", line.path("countries").valueStream().map(one -> one.asString("")).toList());
    xml.open("SalesRights");
    xml.value("SalesRightsType", world || !countries.isEmpty() ? "01" : "03");
    xml.open("Territory");
    if (world || countries.isEmpty()) {
      xml.value("RegionsIncluded", "WORLD");
    } else {
      xml.value("CountriesIncluded", countries);
    }
    xml.close("Territory");
    xml.close("SalesRights");
  }

  private void supply(Xml xml, ObjectNode line) {
    var price = line.path("retail_price");
    if (!price.isNumber()) {
      return;
    }
    xml.open("ProductSupply");
    xml.open("SupplyDetail");
    xml.value("ProductAvailability", "20");
    price(xml, "02", price, currency);
    for (var one : line.path("prices")) {
      var code = one.path("type_usage").asString("");
      var type = one.path("type_id").asString("01");
      if (code.matches("[A-Z]{3}") && one.path("price").isNumber() && type.matches("\\d{1,2}")) {
        price(xml, type.length() == 1 ? "0" + type : type, one.path("price"), code);
      }
    }
    xml.close("SupplyDetail");
    xml.close("ProductSupply");
  }

  private static void price(Xml xml, String type, JsonNode amount, String currency) {
    xml.open("Price");
    xml.value("PriceType", type);
    xml.value("PriceAmount", amount.decimalValue().toPlainString());
    xml.value("CurrencyCode", currency);
    xml.close("Price");
  }

  @Override
  public void close() throws IOException {
    write("</ONIXMessage>\n");
    out.flush();
  }

  /// Elements in a row.
  private static final class Xml {
    private final StringBuilder out = new StringBuilder();

    void open(String name) {
      out.append('<').append(name).append('>');
    }

    void close(String name) {
      out.append("</").append(name).append('>');
    }

    /// An element with a text; none where there is no text.
    void value(String name, String text) {
      if (!text.isEmpty()) {
        open(name);
        out.append(escaped(text));
        close(name);
      }
    }

    static String escaped(String text) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replaceAll("[\\uFFFE\\uFFFF]", " ");
    }

    String text() {
      return out.toString();
    }
  }
}
