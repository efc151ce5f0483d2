package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.TestServer;
import tools.jackson.databind.JsonNode;

/// The public JavaScript clients refuse a whole page of the catalogue for one list that isn't
/// there.
class EveryListIsSentTest {
  private static final List<String> LISTS =
      List.of(
          "countries",
          "categories",
          "keywords",
          "series",
          "skills",
          "instruments",
          "images",
          "contributors",
          "related_goods",
          "renderings",
          "usergens",
          "prices",
          "packages");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", "https://example.org/scores/"));
    var report =
        server.load(
            server.data(),
            """
            {"asset_id":1,"title":"Bare","format_short_name":"PDF","asset_type":"SINGLE",\
            "series":null,"usergens":[{"publisher_name":"P","commission_override_rate":0.125},\
            {"medley_assets":null}]}\
            """);
    assertThat(report.bad()).isZero();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void an_asset_without_any_list_is_shown_with_all_of_them_empty() {
    var bare = assets(server.live()).getFirst();

    assertThat(bare.path("title").asString()).isEqualTo("Bare");
    for (var list : LISTS) {
      assertThat(bare.path(list).isArray()).as(list).isTrue();
    }
    assertThat(bare.path("series").size()).isZero();
    assertThat(bare.path("usergens").size()).isEqualTo(2);
    assertThat(bare.path("usergens").valueStream())
        .allMatch(usergen -> usergen.path("medley_assets").isArray());
  }

  @Test
  void what_was_agreed_about_one_asset_is_kept_and_not_shown() {
    var shown = assets(server.live()).getFirst().path("usergens").path(0);

    assertThat(shown.propertyNames()).containsExactly("publisher_name", "medley_assets");
    var stored =
        server
            .db()
            .inTransaction(tx ->
                tx.one(
                    "select document from asset where asset_id = 1",
                    row -> row.getString("document")));
    assertThat(stored).get().asString().contains("\"commission_override_rate\":0.125");
  }

  @Test
  void every_asset_of_the_sandbox_has_every_list_and_none_holds_null() {
    var assets = assets(server.sandbox());

    assertThat(assets).anyMatch(one -> new AssetId(one.path("asset_id").asLong()).isOfSandbox());
    for (var asset : assets) {
      for (var list : LISTS) {
        assertThat(asset.path(list).isArray()).as(asset.path("asset_id") + " " + list).isTrue();
        assertThat(asset.path(list).valueStream()).noneMatch(JsonNode::isNull);
      }
    }
  }

  @Test
  void the_next_page_has_the_path_of_the_public_address() {
    var page = server.live().get("/assets/list?page_size=1").json();

    assertThat(page.path("next_page").asString())
        .isEqualTo("/scores/assets/list?page_size=1&last_id=1");
  }

  private static List<JsonNode> assets(Api shop) {
    return shop.get("/assets/list?page_size=1000").json().path("assets").valueStream().toList();
  }
}
