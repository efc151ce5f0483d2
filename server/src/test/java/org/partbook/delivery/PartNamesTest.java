package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Vendor;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.Orders;
import org.partbook.purchase.Sale;

/// The parts of a quartet have one title. What buyers see and save tells them apart all the same.
class PartNamesTest {
  private static final long CANON = 6000;
  private static final List<String> NAMES =
      List.of("Violin I", "Violin II", "Viola", "Violoncello");

  /// With codes alone, and with both.
  private static final String TRIO =
      """
      {"asset_id":6051,"instrumentation_part_code":"VLA"},
      {"asset_id":6052,"instrumentation_part_code":"PNO","instrumentation_part_name":" "},
      {"asset_id":6053,"instrumentation_part_code":"FL","instrumentation_part_name":"Flute"}\
      """
          .replace("\n", "");

  private static final String BAND =
      """
      {"asset_id":6071,"instrumentation_part_name":"Horn","sequence":10},
      {"asset_id":6072,"instrumentation_part_name":"Horn","sequence":9},
      {"asset_id":6073,"instrumentation_part_name":"Horn"},
      {"asset_id":6074,"instrumentation_part_name":"Horn 2"},
      {"asset_id":6075,"instrumentation_part_name":"Drum"},
      {"asset_id":6075,"instrumentation_part_name":"Tuba"}\
      """
          .replace("\n", "");

  private static TestServer server;
  private static Api shop;
  private static Vendor vendor;
  private static long order = 60_000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
    vendor = server.vendors().add("A shop", true);
    var longTitle = "A very long title ".repeat(20);
    var report =
        server.load(
            server.data(),
            asset(CANON, "Canon in D", packages(6001, NAMES)),
            asset(6001, "Canon in D", ""),
            asset(6002, "Canon in D", ""),
            asset(6003, "Canon in D", ""),
            asset(6004, "Canon in D", ""),
            asset(6010, "Named", packages(6011, List.of("Viola", "Violin I"))),
            asset(6011, "Canon in D: viola", ""),
            asset(6012, "Canon in D: Violin II", ""),
            asset(6020, "Long", packages(6021, List.of("Oboe", "Flute"))),
            asset(6021, longTitle, ""),
            asset(6022, longTitle, ""),
            // An ensemble that has a part of the canon as well, and one that has its own score in
            // it.
            asset(6030, "Later", packages(6001, List.of("Solo"))),
            asset(6040, "Whole", packages(6040, List.of("Full Score", "Flute"))),
            asset(6041, "Whole", ""),
            asset(6050, "Trio", partable(TRIO)),
            asset(6051, "Trio", ""),
            asset(6052, "Trio", ""),
            asset(6053, "Trio", ""),
            asset(6060, "Duo", packages(6061, List.of("Violin", "violin"))),
            asset(6061, "Duo", ""),
            asset(6062, "Duo", ""),
            asset(6070, "Band", partable(BAND)),
            asset(6071, "Band", ""),
            asset(6072, "Band", ""),
            asset(6073, "Band", ""),
            asset(6074, "Band", ""),
            asset(6075, "Band", ""),
            asset(6080, "Clarinet Quintet", packages(6081, List.of("Clarinet", "Viola"))),
            asset(6081, "Clarinet Quintet", ""),
            asset(6082, "Clarinet Quintet", ""));
    assertThat(report.bad()).isZero();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void
      each_part_that_was_sold_of_an_ensemble_has_a_file_name_a_title_and_a_check_page_of_its_own() {
    shop.register(Purchase.of(CANON, ++order, 1).withParts(6001, 1, 6002, 2, 6003, 3, 6004, 4));
    var lines = shop.settled(order).json().valueStream().toList();

    for (int i = 0; i < NAMES.size(); i++) {
      var part = NAMES.get(i);
      var line = lines.get(i);
      assertThat(fileName(line.path("download_url").asString()))
          .isEqualTo("\"Canon in D - " + part + ".pdf\"");
      assertThat(text(Api.open(line.path("view_url").asString())))
          .contains("<title>Canon in D – " + part + "</title>")
          .contains("<h1 dir=\"auto\">Canon in D – " + part + "</h1>");
      assertThat(checkPage(i)).contains("Canon in D – " + part + "<");
    }
  }

  @Test
  void a_part_that_was_sold_by_itself_is_named_too() {
    assertThat(fileName(download(6004))).isEqualTo("\"Canon in D - Violoncello.pdf\"");
  }

  @Test
  void the_whole_has_its_title_alone() {
    assertThat(fileName(download(CANON))).isEqualTo("\"Canon in D.pdf\"");
    assertThat(fileName(download(6040))).isEqualTo("\"Whole.pdf\"");
  }

  @Test
  void a_title_that_names_the_part_already_does_not_name_it_twice() {
    assertThat(fileName(downloadOfPart(6010, 6011))).isEqualTo("\"Canon in D_ viola.pdf\"");
    assertThat(fileName(downloadOfPart(6010, 6012)))
        .isEqualTo("\"Canon in D_ Violin II - Violin I.pdf\"");
  }

  @Test
  void a_part_and_a_score_whose_title_has_its_instrument_in_it_are_told_apart() {
    assertThat(fileName(download(6080))).isEqualTo("\"Clarinet Quintet.pdf\"");
    assertThat(fileName(downloadOfPart(6080, 6081)))
        .isEqualTo("\"Clarinet Quintet - Clarinet.pdf\"");
    assertThat(fileName(download(6081))).isEqualTo("\"Clarinet Quintet - Clarinet.pdf\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Clarinet Quintet            | Clarinet
          Piano Trio                  | Piano
          Flute Sonata                | Flute
          Sonata for Flute            | Flute
          Duo: Violin, Viola          | Violin
          Duo: Violin, Viola          | Viola
          Canon in D: Solo Viola      | Viola
          Canon in D: Violin II       | Violin I
          Violin-Sonate               | Violin
          Violin, a Fantasy - Book II | Violin
          """)
  void an_instrument_in_a_title_does_not_name_the_part(String title, String part) {
    assertThat(shown(title, part)).isEqualTo(title + " – " + part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Canon in D: Viola   | Viola
          Canon in D (VIOLA)  | Viola
          Canon in D [ Viola ]| Viola
          Canon in D / Viola  | Viola
          Canon in D - Viola  | Viola
          Canon in D-Viola    | Viola
          Canon in D – Viola  | Viola
          Canon in D — Viola  | Viola
          Viola: Canon in D   | Viola
          Viola (Canon in D)  | Viola
          Viola [Canon in D]  | Viola
          Viola / Canon in D  | Viola
          Viola - Canon in D  | Viola
          Viola- Canon in D   | Viola
          Viola -Canon in D   | Viola
          Viola–Canon in D    | Viola
          Viola — Canon in D  | Viola
          Viola               | Viola
          ÉTUDE : FLÛTE       | flûte
          Hymn: Horn (in F)   | Horn (in F)
          """)
  void a_part_that_stands_by_itself_at_an_end_of_the_title_is_named(String title, String part) {
    assertThat(shown(title, part)).isEqualTo(title);
  }

  @Test
  void a_part_without_a_name_is_called_by_its_code() {
    assertThat(fileName(download(6051))).isEqualTo("\"Trio - VLA.pdf\"");
    assertThat(fileName(downloadOfPart(6050, 6052))).isEqualTo("\"Trio - PNO.pdf\"");
    assertThat(fileName(downloadOfPart(6050, 6053))).isEqualTo("\"Trio - Flute.pdf\"");
  }

  @Test
  void parts_of_one_name_are_numbered_in_their_order() {
    assertThat(fileName(downloadOfPart(6060, 6061))).isEqualTo("\"Duo - Violin 1.pdf\"");
    assertThat(fileName(downloadOfPart(6060, 6062))).isEqualTo("\"Duo - violin 2.pdf\"");
  }

  @Test
  void the_sequence_is_the_order_and_no_number_is_given_that_another_part_has() {
    assertThat(fileName(downloadOfPart(6070, 6072))).isEqualTo("\"Band - Horn 1.pdf\"");
    assertThat(fileName(downloadOfPart(6070, 6071))).isEqualTo("\"Band - Horn 3.pdf\"");
    assertThat(fileName(downloadOfPart(6070, 6073))).isEqualTo("\"Band - Horn 4.pdf\"");
    assertThat(fileName(downloadOfPart(6070, 6074))).isEqualTo("\"Band - Horn 2.pdf\"");
    assertThat(fileName(downloadOfPart(6070, 6075))).isEqualTo("\"Band - Tuba.pdf\"");
  }

  @Test
  void what_has_a_title_of_its_own_is_named_as_a_part_only_where_it_was_sold_as_one() {
    assertThat(fileName(download(6012))).isEqualTo("\"Canon in D_ Violin II.pdf\"");
    assertThat(fileName(downloadOfPart(6030, 6001))).isEqualTo("\"Canon in D - Solo.pdf\"");
    assertThat(fileName(download(6001))).isEqualTo("\"Canon in D - Violin I.pdf\"");
  }

  @Test
  void however_long_the_title_the_part_is_in_the_file_name() {
    assertThat(fileName(download(6021))).endsWith(" - Oboe.pdf\"").hasSizeLessThan(200);
    assertThat(fileName(download(6022))).endsWith(" - Flute.pdf\"");
  }

  /// How a part is called where its title is this one.
  private static String shown(String title, String part) {
    shop.register(Purchase.of(CANON, ++order, 1));
    var line = orders().find(new OrderId(order)).getFirst();
    var sale =
        new Sale(
            line, vendor, Optional.of(title), Optional.of(part), Optional.empty(), Set.of(), false);
    return sale.name("");
  }

  private static String download(long asset) {
    shop.register(Purchase.of(asset, ++order, 1));
    return shop.settled(order).json().get(0).path("download_url").asString();
  }

  private static String downloadOfPart(long ensemble, long part) {
    shop.register(Purchase.of(ensemble, ++order, 1).withParts(part, 1));
    return shop.settled(order).json().get(0).path("download_url").asString();
  }

  /// What is said to clients that know ASCII only.
  private static String fileName(String url) {
    var header = Api.open(url).headers().firstValue("Content-Disposition").orElseThrow();
    return header.replaceFirst("attachment; filename=(\"[^\"]*\").*", "$1");
  }

  private static String checkPage(int line) {
    var code = orders().find(new OrderId(order)).get(line).code().compact();
    return text(Api.open(server.app().uri().resolve("/verify/" + code).toString()));
  }

  private static Orders orders() {
    return new Orders(server.db(), server.clock(), Duration.ofHours(1));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String asset(long id, String title, String more) {
    return """
    {"asset_id":%d,"title":"%s","format_short_name":"PDF","asset_type":"SINGLE",\
    "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}]%s}\
    """
        .formatted(id, title, more);
  }

  private static String packages(long first, List<String> names) {
    var packages = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      packages.append(
          "%s{\"asset_id\":%d,\"instrumentation_part_name\":\"%s\"}"
              .formatted(i == 0 ? "" : ",", first + i, names.get(i)));
    }
    return partable(packages.toString());
  }

  private static String partable(String packages) {
    return ",\"partable\":true,\"packages\":[" + packages + "]";
  }
}
