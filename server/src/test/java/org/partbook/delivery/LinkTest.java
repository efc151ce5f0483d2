package org.partbook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Purchase;
import org.partbook.access.Environment;
import org.partbook.http.PublicUrl;
import org.partbook.signing.Signer;

class LinkTest {
  private static final byte[] SCORE = TestScore.of(1).bytes();
  private static TestDelivery shop;

  @BeforeAll
  static void start() {
    shop = TestDelivery.start();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void every_call_gives_another_link_and_all_of_them_work() {
    var line = shop.sell("Often asked", SCORE);
    var links = new HashSet<URI>();
    for (int i = 0; i < 20; i++) {
      links.add(shop.download(line));
    }

    assertThat(links).hasSize(20);
    assertThat(links).allMatch(link -> TestDelivery.get(link).statusCode() == 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://shop.example/partbook", "https://shop.example/partbook/"})
  void links_stand_under_the_public_address_and_its_path(String address) {
    var signer = new Signer(shop.server.db(), shop.server.clock());
    var lifetimes = new Links.Lifetimes(Duration.ofHours(1), Duration.ofHours(1));
    var url = new PublicUrl(Optional.of(URI.create(address)));
    var links = new Links(url, signer, shop.server.clock(), lifetimes);
    var line = shop.sell("Elsewhere", SCORE);

    assertThat(links.download(line).toString())
        .matches("https://shop\\.example/partbook/download/[A-Za-z0-9_-]{50,70}");
    assertThat(links.view(line).toString())
        .matches("https://shop\\.example/partbook/view/[A-Za-z0-9_-]{50,70}");
  }

  @Test
  void no_link_stands_under_the_host_that_a_request_names() throws IOException {
    var server = shop.server;
    assertThat(server.live().register(Purchase.of(PIANO, 77_001, 1)).status()).isEqualTo(201);
    assertThat(server.live().settled(77_001).status()).isEqualTo(200);
    var token = server.vendors().issue(server.shop(), Environment.LIVE).token();
    var address = server.app().uri();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var request =
          """
          GET /purchase/info?order_id=77001 HTTP/1.1
          Host: evil.example
          X-Forwarded-Host: evil.example
          Forwarded: for=192.0.2.1;host=evil.example;proto=https
          Authorization: Bearer %s
          Connection: close

          """
              .formatted(token);
      socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(UTF_8));

      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 200 ")
          .contains("\"" + address.resolve("/download/"), "\"" + address.resolve("/view/"))
          .doesNotContain("evil.example");
    }
  }

  @Test
  void each_kind_of_link_lasts_as_long_as_was_set_for_it() {
    var line = shop.sell("Soon over", SCORE);
    var download = shop.download(line);
    var view = shop.view(line);

    shop.pass(TestDelivery.LIFETIME.minusMinutes(5));
    assertThat(TestDelivery.get(download).statusCode()).isEqualTo(200);
    shop.pass(Duration.ofMinutes(5));

    assertRefused(TestDelivery.get(download), 410, "LINK_EXPIRED");
    assertThat(TestDelivery.get(view).statusCode()).isEqualTo(200);
    shop.pass(TestDelivery.LIFETIME);
    assertRefused(TestDelivery.get(view), 410, "LINK_EXPIRED");
  }

  @Test
  void a_link_to_a_line_that_is_processed_once_more_says_so_and_has_to_be_made_anew() {
    var line = shop.sell("Retried", SCORE);
    var link = shop.view(line);

    shop.retry(line);
    var waiting = TestDelivery.get(link);
    shop.complete(line);

    assertRefused(waiting, 503, "COPY_NOT_READY");
    assertThat(header(waiting, "Retry-After")).isEqualTo("2");
    assertRefused(TestDelivery.get(link), 410, "LINK_EXPIRED");
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void a_link_opens_only_what_it_was_made_for() {
    var line = shop.sell("One use", SCORE);
    var download = shop.download(line);
    var view = shop.view(line);

    assertRefused(TestDelivery.get(swapped(view, "/view/", "/download/")), 404, "LINK_NOT_FOUND");
    assertRefused(
        TestDelivery.get(swapped(download, "/download/", "/view/")), 404, "LINK_NOT_FOUND");
    var image = URI.create(swapped(download, "/download/", "/view/") + "/pages/1");
    assertRefused(TestDelivery.get(image), 404, "LINK_NOT_FOUND");
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void a_link_with_any_character_changed_or_lost_opens_nothing() {
    var line = shop.sell("Forged", SCORE);
    var link = shop.download(line).toString();
    int start = link.lastIndexOf('/') + 1;

    for (int i = start; i < link.length(); i++) {
      char other = link.charAt(i) == 'A' ? 'B' : 'A';
      var forged = link.substring(0, i) + other + link.substring(i + 1);
      assertRefused(TestDelivery.get(URI.create(forged)), 404, "LINK_NOT_FOUND");
    }
    for (int end = start + 1; end < link.length(); end += 5) {
      var truncated = URI.create(link.substring(0, end));
      assertRefused(TestDelivery.get(truncated), 404, "LINK_NOT_FOUND");
    }
    assertThat(TestDelivery.get(URI.create(link + "x")).statusCode()).isEqualTo(404);
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void a_browser_is_told_in_words_with_the_same_status() {
    var line = shop.sell("Secret title", SCORE);
    var link = shop.download(line);
    shop.cancel(line);

    var reply = TestDelivery.get(link, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(reply.statusCode()).isEqualTo(410);
    assertThat(header(reply, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(reply, "Cache-Control")).contains("no-store");
    assertThat(header(reply, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(text(reply))
        .contains("This purchase was cancelled")
        .doesNotContain("Secret")
        .doesNotContain("LINK_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/download/", "/view/"})
  void every_end_of_a_link_that_we_made_has_the_way_back_to_its_shop(String kind) {
    shop.hasShop("https://shop.example/music");
    var back =
        "<a href=\"https://shop.example/music\" target=\"_top\" rel=\"noopener\" dir=\"auto\">"
            + "Back to First Shop</a>";
    var line = shop.sell("Over", TestScore.of(1).bytes());
    var link = kind.equals("/view/") ? shop.view(line) : shop.download(line);
    var forged = URI.create(link.toString().replaceAll("....$", "AAAA"));

    shop.retry(line);
    assertThat(ended(link, 503)).contains("being prepared", back);
    shop.complete(line);
    assertThat(ended(link, 410)).contains("has expired", back);
    shop.fail(line);
    assertThat(ended(link, 404)).contains("There is nothing here", back);
    shop.revoke(line);
    assertThat(ended(link, 410)).contains("was cancelled", back);
    shop.complete(line);
    shop.pass(TestDelivery.LIFETIME.multipliedBy(3));
    assertThat(ended(link, 410)).contains("has expired", back);

    assertThat(ended(forged, 404)).contains("There is nothing here").doesNotContain("<a ");
    shop.hasNoShop();
    assertThat(ended(link, 410)).contains("has expired").doesNotContain("<a ");
  }

  @Test
  void a_copy_that_is_damaged_leads_back_to_the_shop_too() throws IOException {
    shop.hasShop("https://shop.example");
    var line = shop.sell("Damaged", TestScore.of(3).bytes());
    shop.lose(line.sold().orElseThrow().blob());

    assertThat(ended(shop.download(line), 503)).contains(">Back to First Shop</a>");
    assertThat(ended(URI.create(shop.view(line) + "/pages/1"), 503))
        .contains(">Back to First Shop</a>");
    shop.hasNoShop();
  }

  @ParameterizedTest
  @CsvSource({
    "en, Back to First Shop",
    "de, Zurück zu First Shop",
    "fr, Retour à First Shop",
    "es, Volver a First Shop",
    "ja, First Shopに戻る"
  })
  void the_way_back_is_offered_in_the_buyers_language(String language, String text) {
    shop.hasShop("https://shop.example");
    var line = shop.sell("Returned", SCORE);
    var link = shop.download(line);
    shop.cancel(line);

    var reply = TestDelivery.get(link, "Accept", "text/html", "Accept-Language", language);

    assertThat(text(reply)).contains(">" + text + "</a>");
    shop.hasNoShop();
  }

  private static String ended(URI link, int status) {
    var reply = TestDelivery.get(link, "Accept", "text/html");
    assertThat(reply.statusCode()).isEqualTo(status);
    return text(reply);
  }

  @Test
  void a_score_that_is_lost_is_our_fault_and_not_delivered() throws IOException {
    var line = shop.sell("Lost", TestScore.of(2).bytes());
    shop.lose(line.sold().orElseThrow().blob());

    try (var log = new TestLog()) {
      var reply = TestDelivery.get(shop.download(line));

      assertRefused(reply, 503, "COPY_DAMAGED");
      assertThat(text(reply)).doesNotContain(line.sold().orElseThrow().blob().sha256());
      assertThat(log.text())
          .contains("SEVERE", "the copy of line " + line.number(), "not in the store")
          .contains(line.sold().orElseThrow().blob().sha256());
    }
    var page = TestDelivery.get(shop.download(line), "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(text(page)).contains("Your score can’t be delivered right now");
    assertThat(header(page, "Content-Disposition")).isEmpty();
    assertThat(shop.delivered(line)).isFalse();
  }

  private static URI swapped(URI link, String from, String to) {
    return URI.create(link.toString().replace(from, to));
  }

  private static void assertRefused(HttpResponse<byte[]> reply, int status, String name) {
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(header(reply, "Content-Type")).isEqualTo("application/json");
    assertThat(text(reply)).contains("\"name\":\"" + name + "\"");
  }

  private static String header(HttpResponse<byte[]> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> reply) {
    return new String(reply.body(), UTF_8);
  }
}
