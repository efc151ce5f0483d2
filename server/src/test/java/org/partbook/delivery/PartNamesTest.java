package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.Orders;

/// The parts of a quartet have one title. What buyers see and save tells them apart all the same.
class PartNamesTest {
  private static final long CANON = 6000;
  private static final List<String> NAMES =
      List.of("Violin I", "Violin II", "Viola", "Violoncello");

  private static TestServer server;
  private static Api shop;
  private static long order = 60_000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
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
            asset(6041, "Whole", ""));
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
          .contains("<title>Canon in D – " + part + "</title>");
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
    var orders = new Orders(server.db(), server.clock(), Duration.ofHours(1));
    var code = orders.find(new OrderId(order)).get(line).code().compact();
    return text(Api.open(server.app().uri().resolve("/verify/" + code).toString()));
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
    return ",\"partable\":true,\"packages\":[" + packages + "]";
  }
}
