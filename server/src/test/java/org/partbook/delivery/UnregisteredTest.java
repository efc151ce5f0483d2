package org.partbook.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// A vendor that takes a buyer's money and registers nothing has nothing to hand out, whatever it
/// asks for and whatever it makes of the answers.
class UnregisteredTest {
  private static final String IN_GERMANY = "198.51.100.7";
  private static final long NOT_SOLD = 9001;
  private static final long SOLD = 9002;
  private static final Pattern ADDRESS = Pattern.compile("https?://127[^\"\\s<>\\\\]+");

  /// All that a vendor can be told.
  private static final List<String> QUESTIONS =
      List.of(
          "/assets/list",
          "/assets/changes",
          "/assets/" + PIANO,
          "/purchase/orders",
          "/purchase/info?order_id=" + NOT_SOLD,
          "/purchase/download-url?order_id=" + NOT_SOLD + "&order_line_id=1",
          "/purchase/view-url?order_id=" + NOT_SOLD + "&order_line_id=1",
          "/purchase/order-download-url?order_id=" + NOT_SOLD,
          "/purchase/receipt?order_id=" + NOT_SOLD + "&order_line_id=1",
          "/events",
          "/preview/" + PIANO);

  private static TestServer server;
  private static Api shop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
    // Somebody else's sale of the same score.
    assertThat(server.other().register(Purchase.of(PIANO, SOLD, 1)).status()).isEqualTo(201);
    assertThat(server.other().settled(SOLD).status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void nothing_that_is_answered_is_a_score_or_leads_to_one_before_the_sale_is_registered() {
    assertThat(scores()).isEmpty();

    shop.register(Purchase.of(PIANO, NOT_SOLD, 1));
    assertThat(shop.settled(NOT_SOLD).status()).isEqualTo(200);

    assertThat(scores()).isNotEmpty();
  }

  @Test
  void what_was_signed_for_something_else_is_no_link() {
    var signed =
        List.of(
            server.sandbox().validate(PIANO, IN_GERMANY, 1).json().path("token").asString(),
            shop.get("/purchase/orders").json().path("cursor").asString(),
            shop.get("/assets/changes").json().path("cursor").asString());

    for (var text : signed) {
      assertThat(text).isNotEmpty();
      for (var path : List.of("/download/", "/download-order/", "/view/")) {
        assertThat(open(path + text).statusCode()).as(path + text).isEqualTo(404);
      }
    }
  }

  /// The answers that are scores, of all that is answered and all that these name.
  private static List<String> scores() {
    var found = new ArrayList<String>();
    for (var question : QUESTIONS) {
      var answer = Api.sendUnchecked(shop.request(question).GET());
      if (isScore(answer)) {
        found.add(question);
      }
      ADDRESS
          .matcher(new String(answer.body(), UTF_8))
          .results()
          .map(address -> address.group())
          .filter(address -> isScore(Api.open(address)))
          .forEach(found::add);
    }
    return found;
  }

  private static boolean isScore(HttpResponse<byte[]> answer) {
    var body = answer.body();
    return new String(Arrays.copyOf(body, Math.min(5, body.length)), US_ASCII).equals("%PDF-");
  }

  private static HttpResponse<byte[]> open(String path) {
    return Api.open(server.app().uri().resolve(path).toString());
  }
}
