package org.partbook.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// What a request costs the database: its transactions, and the statements in each. Whoever has to
/// raise a number here has made every such request slower.
class StatementsTest {
  private static final long ORDER = 1;
  private static final String[] SALE = {
    "from order_line", "title", "composer", "vendor", "rendering"
  };

  private static TappedDatabase database;
  private static TestServer server;
  private static Api shop;
  private static String download;
  private static String view;

  /// What is kept in memory once it was asked for is there already.
  @BeforeAll
  static void sell() throws IOException {
    database = TappedDatabase.create();
    server = TestServer.on(database.url(), Map.of());
    shop = server.live();
    shop.register(Purchase.of(PIANO, ORDER, 1));
    var line = shop.settled(ORDER).json().get(0);
    download = line.path("download_url").asString();
    view = line.path("view_url").asString();
    assertThat(Api.open(download).statusCode()).isEqualTo(200);
    assertThat(Api.open(view + "/pages/1").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    database.close();
  }

  @Test
  void a_registration_is_one_statement() throws Exception {
    var asked =
        database.during(
            () -> assertThat(shop.register(Purchase.of(PIANO, 2, 1)).status()).isEqualTo(201));

    assertThat(asked)
        .satisfiesExactly(only("access_token", "from asset", "insert into order_line"));
  }

  @Test
  void a_whole_sale_is_three_statements_and_nobody_works_on_the_line() throws Exception {
    var asked =
        database.during(() -> {
          shop.register(Purchase.of(PIANO, 4, 1));
          assertThat(shop.info(4).status()).isEqualTo(200);
          assertThat(shop.downloadUrl(4, 1).status()).isEqualTo(200);
        });

    assertThat(asked)
        .satisfiesExactly(
            only("insert into order_line"),
            only("access_token", "from order_line"),
            only("access_token", "from order_line", "asked_line"));
  }

  /// Claims are held up meanwhile.
  @Test
  void a_line_that_somebody_has_to_work_on_is_registered_as_claimed() throws Exception {
    var asked =
        database.during(() -> {
          shop.register(Purchase.of(WITHOUT_FILE, 5, 1));
          assertThat(shop.settled(5).status()).isEqualTo(502);
        });

    assertThat(asked)
        .filteredOn(
            one -> one.toString().matches("(?s).*(insert into|delete from|update) order_job.*"))
        .satisfiesExactly(only("insert into order_line"), only("delete from order_job"));
  }

  @Test
  void an_order_is_asked_for_with_one_statement() throws Exception {
    var asked = database.during(() -> assertThat(shop.info(ORDER).status()).isEqualTo(200));

    assertThat(asked).satisfiesExactly(only("access_token", "from order_line"));
  }

  @Test
  void a_link_is_asked_for_with_one_statement() throws Exception {
    var asked = database.during(() -> assertThat(shop.viewUrl(ORDER, 1).status()).isEqualTo(200));

    assertThat(asked).satisfiesExactly(only("access_token", "from order_line"));
  }

  /// Which statements are sent is nearly all of the time that an answer takes.
  @Test
  void an_order_of_others_costs_the_database_what_none_does() throws Exception {
    var other = server.other();
    List<LongFunction<Api.Reply>> questions =
        List.of(
            other::info,
            order -> other.downloadUrl(order, 1),
            order -> other.viewUrl(order, 1),
            order -> other.cancel(order, 1),
            order -> other.register(Purchase.of(UNKNOWN, order, 1)));

    for (var question : questions) {
      // What is kept in memory once it was asked for: the vendor's terms.
      assertThat(question.apply(123_456).status()).isEqualTo(404);
      var ofOthers =
          database.during(() -> assertThat(question.apply(ORDER).status()).isEqualTo(404));
      var ofNobody =
          database.during(() -> assertThat(question.apply(987_654).status()).isEqualTo(404));

      assertThat(ofOthers).isNotEmpty().isEqualTo(ofNobody);
    }
  }

  /// What is said is handed over beside the statement, and is a value there.
  @Test
  void nothing_that_a_request_says_gets_into_a_statement() {
    var word = "zapft";
    var hostile = "o'" + word + "'); drop table order_line; --";
    var typed = URLEncoder.encode(hostile, UTF_8);
    assertThat(shop.register(Purchase.of(PIANO, 6, 1).with("customer", hostile)).status())
        .isEqualTo(201);
    for (var field : List.of("country_code", "asset_id", "order_number", "quantity", "token")) {
      shop.register(Purchase.of(PIANO, 7, 1).with(field, hostile));
    }
    shop.validate(PIANO, hostile, 1);
    server.withToken(hostile).info(ORDER);
    for (var question :
        List.of(
            "/purchase/info?order_id=",
            "/purchase/orders?status=",
            "/purchase/orders?after=",
            "/assets/list?last_id=",
            "/assets/changes?after=",
            "/events?types=",
            "/events?after=",
            "/assets/",
            "/download/",
            "/download-order/",
            "/view/",
            "/verify/",
            "/preview/",
            "/vendor/open/",
            "/log/")) {
      var answer = Api.sendUnchecked(shop.request(question + typed).GET());
      assertThat(answer.statusCode()).as(question).isBetween(400, 499);
    }

    assertThat(database.statements()).hasSizeGreaterThan(10).noneMatch(sql -> sql.contains(word));
    assertThat(shop.info(6).json().get(0).path("order_line_id").asLong()).isEqualTo(1);
  }

  @Test
  void a_page_of_the_list_is_one_statement() throws Exception {
    var asked = database.during(() -> assertThat(shop.get("/assets/list").status()).isEqualTo(200));

    assertThat(asked).satisfiesExactly(only("access_token", "from asset"));
  }

  @Test
  void those_who_ask_together_are_answered_together() throws Exception {
    var asked =
        database.during(() -> {
          var threads = Executors.newVirtualThreadPerTaskExecutor();
          try (threads) {
            for (int i = 0; i < 40; i++) {
              var _ = threads.submit(() -> shop.info(ORDER));
            }
          }
        });

    assertThat(asked).hasSizeBetween(1, 39).allSatisfy(only("from order_line"));
  }

  @Test
  void the_first_byte_of_a_download_is_put_on_record_with_one_statement_more() throws Exception {
    shop.register(Purchase.of(PIANO, 3, 1));
    var link = shop.settled(3).json().get(0).path("download_url").asString();

    var asked = database.during(() -> assertThat(Api.open(link).statusCode()).isEqualTo(200));

    assertThat(asked).satisfiesExactly(only(SALE), only("DELIVERED"));
  }

  @Test
  void a_range_of_a_download_asks_once_for_the_line_with_title_and_composer() throws Exception {
    var asked = database.during(() -> assertThat(range(download).statusCode()).isEqualTo(206));

    assertThat(asked).satisfiesExactly(only(SALE));
  }

  @Test
  void the_reader_asks_once_for_the_line_with_title_and_composer() throws Exception {
    var asked = database.during(() -> assertThat(Api.open(view).statusCode()).isEqualTo(200));

    assertThat(asked).satisfiesExactly(only(SALE));
  }

  @Test
  void a_page_of_the_reader_asks_once_for_the_line_with_title_and_composer() throws Exception {
    var asked =
        database.during(() -> assertThat(Api.open(view + "/pages/2").statusCode()).isEqualTo(200));

    assertThat(asked).satisfiesExactly(only(SALE));
  }

  private static HttpResponse<byte[]> range(String link) {
    return Api.sendUnchecked(
        HttpRequest.newBuilder(URI.create(link))
            .timeout(Duration.ofSeconds(30))
            .header("Range", "bytes=100-199"));
  }

  /// A statement by itself, or a transaction of one, which has these words in it.
  private static ThrowingConsumer<List<String>> only(String... words) {
    return transaction -> assertThat(transaction).singleElement().asString().contains(words);
  }
}
