package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partbook.access.Environment;
import org.partbook.contract.OpenApi.Answer;

/// The whole story of a sale as clients of both generations live it, and every status that the
/// contract knows.
class StoryTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_client_of_the_first_generation_lists_registers_polls_downloads_views_and_cancels() {
    var shop = server.live();
    var asset = shop.get("/assets/list?page_size=1").json().path("assets").get(0);
    assertThat(asset.path("asset_id").asLong()).isEqualTo(PIANO);

    assertThat(shop.register(Purchase.of(PIANO, 12345, 1)).status()).isEqualTo(201);
    assertThat(shop.register(Purchase.of(PIANO, 12345, 2)).status()).isEqualTo(201);
    var lines = shop.settled(12345);
    assertThat(lines.json().size()).isEqualTo(2);

    sellAndCancel(shop);
  }

  @Test
  void a_client_of_the_second_generation_validates_before_the_payment() {
    var shop = server.sandbox();
    var token = shop.validate(PIANO, "203.0.113.5", 1).json().path("token").asString();

    assertThat(shop.register(Purchase.validated(token, 12345, 1)).status()).isEqualTo(201);
    assertThat(shop.register(Purchase.validated(token, 12345, 2)).status()).isEqualTo(201);
    assertThat(shop.settled(12345).status()).isEqualTo(200);

    sellAndCancel(shop);
  }

  /// Line 1 is delivered and can't be cancelled, line 2 isn't and can.
  private static void sellAndCancel(Api shop) {
    var download = shop.downloadUrl(12345, 1).json().path("url").asString();
    var file = Api.open(download);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(PdfText.pages(file.body()))
        .hasSize(3)
        .allMatch(page -> page.contains("Licensed to Clara Wieck · Copies: 1 · First Shop"))
        .allMatch(page -> page.contains("Order 12345, line 1"));
    var view = Api.open(shop.viewUrl(12345, 1).json().path("url").asString());
    assertThat(view.statusCode()).isEqualTo(200);
    assertThat(new String(view.body(), StandardCharsets.UTF_8)).contains("<img");

    assertThat(shop.cancel(12345, 1).errorName()).isEqualTo("ALREADY_DELIVERED");
    var dead = shop.downloadUrl(12345, 2).json().path("url").asString();
    assertThat(shop.cancel(12345, 2).status()).isEqualTo(201);
    assertThat(Api.open(dead).statusCode()).isEqualTo(410);
    assertThat(shop.info(12345).status()).isEqualTo(200);
  }

  @Test
  void everything_is_found_again_after_a_restart() {
    server.live().register(Purchase.of(PIANO, 1, 1));
    var link = server.live().settled(1).json().get(0).path("download_url").asString();
    var path = link.substring(link.indexOf("/download/"));

    server.restart();

    assertThat(server.live().info(1).json().get(0).path("status").asString())
        .isEqualTo("COMPLETED");
    assertThat(Api.open(server.app().uri() + path).statusCode()).isEqualTo(200);
  }

  /// The statuses that the contract's table names, each brought about and held against the
  /// document. The rest of the document's statuses (405, 413, 503, …) are brought about where they
  /// belong.
  @Test
  void every_status_of_the_contract_is_seen_and_as_documented() {
    var shop = server.live();
    var denied = server.api(server.vendors().add("No catalogue", false), Environment.LIVE);
    var nobody = server.withoutToken();
    var validate = "/purchase/validate-purchase-before-payment";

    assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);
    assertThat(nobody.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(401);
    assertThat(shop.register(Purchase.of(7, 2, 1)).status()).isEqualTo(404);
    assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(409);
    assertThat(shop.register(Purchase.of(PIANO, 2, 0)).status()).isEqualTo(422);

    var token = shop.validate(PIANO, "8.8.8.8", 1).json().path("token").asString();
    assertThat(shop.register(Purchase.validated(token, 5, 1)).status()).isEqualTo(201);
    assertThat(nobody.register(Purchase.validated(token, 5, 2)).status()).isEqualTo(401);
    assertThat(shop.register(Purchase.validated(goneToken(shop), 5, 2)).status()).isEqualTo(404);
    assertThat(shop.register(Purchase.validated(token, 5, 1)).status()).isEqualTo(409);
    assertThat(shop.register(Purchase.validated("forged", 5, 2)).status()).isEqualTo(422);

    assertThat(shop.settled(1).status()).isEqualTo(200);
    server.addProcessing(2);
    assertThat(shop.info(2).status()).isEqualTo(202);
    assertThat(nobody.info(1).status()).isEqualTo(401);
    assertThat(shop.info(99).status()).isEqualTo(404);
    assertThat(shop.info(0).status()).isEqualTo(422);
    shop.register(Purchase.of(WITHOUT_FILE, 3, 1));
    assertThat(shop.settled(3).status()).isEqualTo(502);

    for (var path : new String[] {"download-url", "view-url"}) {
      var query = "/purchase/" + path + "?order_id=%d&order_line_id=1";
      assertThat(shop.get(query.formatted(1)).status()).isEqualTo(200);
      assertThat(nobody.get(query.formatted(1)).status()).isEqualTo(401);
      assertThat(shop.get(query.formatted(2)).status()).isEqualTo(404);
      assertThat(shop.get(query.formatted(0)).status()).isEqualTo(422);
    }

    assertThat(shop.cancel(1, 1).status()).isEqualTo(201);
    assertThat(shop.cancel(1, 1).status()).isEqualTo(400);
    assertThat(nobody.cancel(1, 1).status()).isEqualTo(401);
    assertThat(shop.cancel(99, 1).status()).isEqualTo(404);
    assertThat(shop.cancel(0, 1).status()).isEqualTo(422);

    assertThat(shop.validate(PIANO, "8.8.8.8", 1).status()).isEqualTo(200);
    assertThat(shop.post(validate, "{").status()).isEqualTo(400);
    assertThat(nobody.validate(PIANO, "8.8.8.8", 1).status()).isEqualTo(401);
    assertThat(shop.validate(7, "8.8.8.8", 1).status()).isEqualTo(404);
    assertThat(shop.post(validate, Map.of()).status()).isEqualTo(422);

    assertThat(shop.get("/assets/list").status()).isEqualTo(200);
    assertThat(nobody.get("/assets/list").status()).isEqualTo(401);
    assertThat(denied.get("/assets/list").status()).isEqualTo(403);
    assertThat(shop.get("/assets/list?page_size=0").status()).isEqualTo(422);
    assertThat(nobody.get("/health").status()).isEqualTo(200);

    everythingFails(shop, token);
    assertThat(Api.DOCUMENT.checked())
        .extracting(Answer::toString)
        .containsAll(statusesOfTheContract());
    assertThat(Api.DOCUMENT.undocumentedGaps()).isEmpty();
  }

  /// Of an asset that a publisher has taken out of the database by hand since.
  private String goneToken(Api shop) {
    var token = shop.validate(QUARTET, "8.8.8.8", 1).json().path("token").asString();
    server.db().transact(tx -> tx.update("delete from rendering where asset_id = ?", QUARTET));
    server.db().transact(tx -> tx.update("delete from asset where asset_id = ?", QUARTET));
    return token;
  }

  private void everythingFails(Api shop, String token) {
    server.db().transact(tx -> tx.run("alter table order_line rename to gone"));
    server.db().transact(tx -> tx.run("alter table asset rename to gone_too"));
    assertThat(shop.register(Purchase.of(PIANO, 9, 1)).status()).isEqualTo(500);
    assertThat(shop.register(Purchase.validated(token, 9, 1)).status()).isEqualTo(500);
    assertThat(shop.info(1).status()).isEqualTo(500);
    assertThat(shop.downloadUrl(1, 1).status()).isEqualTo(500);
    assertThat(shop.viewUrl(1, 1).status()).isEqualTo(500);
    assertThat(shop.cancel(1, 1).status()).isEqualTo(500);
    assertThat(shop.validate(PIANO, "8.8.8.8", 1).status()).isEqualTo(500);
    assertThat(shop.get("/assets/list").status()).isEqualTo(500);
  }

  private static Set<String> statusesOfTheContract() {
    return Set.of(
        "connector_purchase_register 201",
        "connector_purchase_register 401",
        "connector_purchase_register 404",
        "connector_purchase_register 409",
        "connector_purchase_register 422",
        "connector_purchase_register 500",
        "connector_purchase_info 200",
        "connector_purchase_info 202",
        "connector_purchase_info 401",
        "connector_purchase_info 404",
        "connector_purchase_info 422",
        "connector_purchase_info 500",
        "connector_purchase_info 502",
        "connector_purchase_download_url 200",
        "connector_purchase_download_url 401",
        "connector_purchase_download_url 404",
        "connector_purchase_download_url 422",
        "connector_purchase_download_url 500",
        "connector_purchase_view_url 200",
        "connector_purchase_view_url 401",
        "connector_purchase_view_url 404",
        "connector_purchase_view_url 422",
        "connector_purchase_view_url 500",
        "connector_purchase_cancel 201",
        "connector_purchase_cancel 400",
        "connector_purchase_cancel 401",
        "connector_purchase_cancel 404",
        "connector_purchase_cancel 422",
        "connector_purchase_cancel 500",
        "connector_purchase_validate_purchase_before_payment 200",
        "connector_purchase_validate_purchase_before_payment 400",
        "connector_purchase_validate_purchase_before_payment 401",
        "connector_purchase_validate_purchase_before_payment 404",
        "connector_purchase_validate_purchase_before_payment 422",
        "connector_purchase_validate_purchase_before_payment 500",
        "assets_list 200",
        "assets_list 401",
        "assets_list 403",
        "assets_list 422",
        "assets_list 500",
        "health 200");
  }
}
