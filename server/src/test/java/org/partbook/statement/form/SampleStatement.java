package org.partbook.statement.form;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.json.Json;

/// A document of a statement, put together as the server writes it. Its totals are reckoned of its
/// entries, unless a test says something else.
final class SampleStatement {
  private static final String CHECKPOINT =
      """
      ledger.example.org/partbook
      5000
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — ledger.example.org/partbook Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe
      """;

  private final boolean vendor;
  private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> party = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> totals = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private int decimals = 2;
  private DocumentVat vat = new DocumentVat("excluded", new BigDecimal(7));
  private BigDecimal sum = BigDecimal.ZERO;
  private final Map<DocumentVat, BigDecimal> nets = new LinkedHashMap<>();
  private long copies;
  private long entries;

  /// An amount of an entry.
  record Due(Map<String, @Nullable Object> members) {}

  private static Due due(@Nullable Object... namesAndValues) {
    return new Due(members(namesAndValues));
  }

  private SampleStatement(boolean vendor) {
    this.vendor = vendor;
    party.put("id", vendor ? (Object) 2 : "robert-schumann");
    party.put("name", vendor ? "Corner Music Shop" : "Robert Schumann");
    party.put("address", vendor ? "12 Market Street\nLondon EC1A 1BB" : null);
    party.put("vat_number", vendor ? "GB123456789" : null);
    party.put("isni", vendor ? null : "0000000121384351");
    party.put("ipi", vendor ? null : "00028145123");
    header.put("statement", vendor ? "V-2026-0003" : "H-2026-0007");
    header.put("kind", vendor ? "vendor" : "holder");
    header.put("party", party);
    header.put(
        "publisher",
        members(
            "name",
            "Kammerton",
            "address",
            "Marktplatz 1\n04109 Leipzig",
            "vat_number",
            "DE123456789"));
    header.put(
        "period",
        members(
            "from", "2026-10-01",
            "until", "2026-10-31",
            "zone", "Europe/Berlin",
            "begin", "2026-09-30T22:00:00Z",
            "end", "2026-10-31T23:00:00Z"));
    header.put("currency", "EUR");
    header.put("rates", List.of());
    header.put("previous", vendor ? "V-2026-0002" : null);
    header.put("closed_at", "2026-11-02T08:15:00Z");
  }

  static SampleStatement ofVendor() {
    return new SampleStatement(true);
  }

  static SampleStatement ofHolder() {
    return new SampleStatement(false);
  }

  static Map<String, @Nullable Object> members(@Nullable Object... namesAndValues) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return members;
  }

  SampleStatement header(String name, @Nullable Object value) {
    header.put(name, value);
    return this;
  }

  SampleStatement party(String name, @Nullable Object value) {
    party.put(name, value);
    return this;
  }

  /// How the tax is treated of what comes from here on.
  SampleStatement vat(String treatment, String rate) {
    this.vat = new DocumentVat(treatment, new BigDecimal(rate));
    return this;
  }

  SampleStatement totals(String name, @Nullable Object value) {
    totals.put(name, value);
    return this;
  }

  SampleStatement currency(String code, int decimals) {
    this.decimals = decimals;
    return header("currency", code);
  }

  SampleStatement draft() {
    return header("statement", null).header("closed_at", null);
  }

  /// A sale to a vendor's statement.
  SampleStatement sold(String title, int copies, String list, String net) {
    return entry(
        "REGISTERED", title, copies, Map.of("copies", copies), amount(copies, list, net, net));
  }

  /// What was given back, to a vendor's statement.
  SampleStatement refunded(String title, int copies, String list, String net) {
    var body = members("reason", "bought twice", "copies", copies);
    return entry("REFUNDED", title, -copies, body, amount(-copies, list, "-" + net, "-" + net));
  }

  SampleStatement flagged(String title, String flag, String net) {
    var body = members("flags", List.of(flag));
    return entry("REGISTERED", title, 1, body, amount(1, "4.00", net, net));
  }

  /// An amount of a vendor.
  Due amount(long copies, String list, String net, String due) {
    return due(
        "copies",
        copies,
        "list",
        list,
        "net",
        net,
        "currency",
        header.get("currency"),
        "vat",
        vat.treatment(),
        "vat_rate",
        vat.rate().toPlainString(),
        "due",
        scaled(due));
  }

  /// An amount of a rights holder.
  Due share(
      long copies,
      String net,
      String currency,
      String role,
      String basis,
      String value,
      String due) {
    return due(
        "copies", copies,
        "list", "4",
        "net", net,
        "currency", currency,
        "role", role,
        "basis", basis,
        "value", value,
        "due", scaled(due));
  }

  SampleStatement entry(
      String kind,
      String title,
      long quantity,
      Map<String, ? extends @Nullable Object> body,
      Due... amounts) {
    entries++;
    copies += quantity;
    for (var amount : amounts) {
      var due = new BigDecimal(String.valueOf(amount.members.get("due")));
      sum = sum.add(due);
      nets.merge(vat, due, BigDecimal::add);
    }
    var at = Instant.parse("2026-10-03T10:15:30.123456Z").plusSeconds(60L * entries);
    long asset = 4000L + Math.floorMod(title.hashCode(), 997);
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("index", 1200 + entries);
    line.put("salt", "00112233445566778899aabbccddeeff");
    line.put("proof", List.of("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="));
    line.put(
        "entry",
        members(
            "id",
            17_000 + entries,
            "at",
            at.toString(),
            "kind",
            kind,
            "actor",
            "token 3",
            "line",
            90 + entries,
            "vendor",
            2,
            "currency",
            amounts[0].members.get("currency"),
            "quantity",
            quantity,
            "net",
            amounts[0].members.get("net"),
            "body",
            body));
    line.put(
        "sale",
        members(
            "vendor",
            "Corner Music Shop",
            "order",
            880_000 + entries,
            "order_line",
            1,
            "asset",
            asset,
            "ensemble",
            null,
            "title",
            title,
            "edition",
            "0123456789abcdef",
            "country",
            "GB",
            "registered_at",
            "2026-10-02T22:30:00Z",
            "terms",
            7,
            "rights",
            3));
    line.put("amounts", Arrays.stream(amounts).map(Due::members).toList());
    lines.add(Json.write(line));
    return this;
  }

  private String scaled(String amount) {
    return new BigDecimal(amount).setScale(decimals).toPlainString();
  }

  /// The lines, without their ends.
  List<String> lines() {
    var all = new ArrayList<String>();
    all.add(Json.write(header));
    all.addAll(lines);
    all.add(Json.write(last()));
    return all;
  }

  private Map<String, @Nullable Object> last() {
    var exact = sum.setScale(decimals);
    var reckoned = members("entries", entries, "copies", copies);
    var all = exact;
    if (vendor) {
      var sums = new ArrayList<Map<String, @Nullable Object>>();
      nets.forEach((of, net) -> sums.add(vatSum(of, net)));
      var tax = sums.stream().map(one -> amount(one)).reduce(BigDecimal.ZERO, BigDecimal::add);
      reckoned.put("net", exact.toPlainString());
      reckoned.put("vat_by_rate", sums);
      reckoned.put("vat", tax.setScale(decimals).toPlainString());
      all = exact.add(tax);
    }
    reckoned.put("due", all.toPlainString());
    reckoned.putAll(totals);
    return header.get("closed_at") == null
        ? members("totals", reckoned)
        : members("totals", reckoned, "checkpoint", CHECKPOINT);
  }

  private Map<String, @Nullable Object> vatSum(DocumentVat of, BigDecimal net) {
    var tax = net.multiply(of.charged()).divide(new BigDecimal(100));
    return members(
        "treatment",
        of.treatment(),
        "rate",
        of.rate().toPlainString(),
        "net",
        net.setScale(decimals).toPlainString(),
        "vat",
        tax.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
  }

  private static BigDecimal amount(Map<String, @Nullable Object> sum) {
    return new BigDecimal(String.valueOf(sum.get("vat")));
  }

  byte[] bytes() {
    return (String.join("\n", lines()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  InputStream document() {
    return new ByteArrayInputStream(bytes());
  }

  /// The document with something else in one place.
  InputStream document(String place, String other) {
    var text = new String(bytes(), StandardCharsets.UTF_8);
    if (!text.contains(place)) {
      throw new IllegalArgumentException("there is no " + place);
    }
    return new ByteArrayInputStream(text.replace(place, other).getBytes(StandardCharsets.UTF_8));
  }

  /// Some shop's month, with all that happens in one.
  static SampleStatement usual() {
    return ofVendor()
        .sold("Träumerei", 1, "4.00", "2.40")
        .sold("Träumerei", 3, "4.00", "7.20")
        .sold("荒城の月", 2, "5.50", "6.60")
        .sold("زوروني كل سنة مرة", 1, "3.00", "1.80")
        .sold(
            "Konzert für Violoncello und Orchester a-Moll op. 129, Ausgabe für Violoncello und"
                + " Klavier mit einer eingerichteten Solostimme und Erläuterungen zu den Quellen",
            1,
            "1234.50",
            "740.70")
        .flagged("Frühlingslied", "zero_price", "0.00")
        .flagged("Frühlingslied", "far_from_list", "11.40")
        .refunded("Träumerei", 2, "4.00", "4.80")
        .entry("CANCELLED", "荒城の月", -1, Map.of(), ofVendor().amount(-1, "5.50", "-3.30", "-3.30"));
  }

  /// What a composer is due for sales in three currencies.
  static SampleStatement royalties() {
    var sample = ofHolder();
    sample.header(
        "rates",
        List.of(
            members(
                "currency",
                "GBP",
                "rate",
                "0.8712",
                "date",
                "2026-10-30",
                "source",
                "eurofxref.csv"),
            members(
                "currency",
                "JPY",
                "rate",
                "163.25",
                "date",
                "2026-10-30",
                "source",
                "eurofxref.csv")));
    return sample
        .entry(
            "REGISTERED",
            "Träumerei",
            2,
            Map.of(),
            sample.share(2, "4.80", "EUR", "composer", "net", "50", "2.40"),
            sample.share(2, "4.80", "EUR", "arranger", "copy", "0.15", "0.30"))
        .entry(
            "COMPLETED",
            "荒城の月",
            1,
            Map.of(),
            sample.share(1, "540", "JPY", "composer", "list", "10", "0.33"))
        .entry(
            "REGISTERED",
            "Mondnacht",
            4,
            Map.of(),
            sample.share(4, "8.80", "GBP", "composer", "net", "50", "5.05"))
        .entry(
            "REFUNDED",
            "Mondnacht",
            -1,
            members("reason", "wrong key"),
            sample.share(-1, "-2.2", "GBP", "composer", "net", "50", "-1.26"));
  }

  /// A shop in Japan: no decimals.
  static SampleStatement inYen() {
    return ofVendor()
        .currency("JPY", 0)
        .party("name", "ヤマトヤ楽譜店")
        .party("address", "東京都中央区銀座 7-9-14")
        .party("vat_number", "T1234567890123")
        .vat("none", "0")
        .sold("荒城の月", 12, "550", "3960")
        .sold("花", 1, "1200", "720")
        .refunded("花", 1, "1200", "720");
  }

  /// A shop whose terms changed within the month.
  static SampleStatement twoTaxes() {
    return ofVendor()
        .sold("Träumerei", 1, "4.00", "2.40")
        .vat("reverse_charge", "0")
        .sold("Mondnacht", 2, "5.00", "6.00")
        .vat("excluded", "7")
        .refunded("Träumerei", 1, "4.00", "2.40")
        .sold("Träumerei", 5, "4.00", "12.00")
        .vat("included", "19")
        .sold("Mondnacht", 1, "5.00", "2.52");
  }
}
