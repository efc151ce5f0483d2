package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// The catalogue, page by page and as a whole.
class CatalogueTest {
  @Test
  void an_asset_has_every_field() {
    var json =
        """
        {"assets":[{"asset_id":472169,"format_short_name":"CHORAL","format":"Choral octavo",
        "page_count":8,"title":"Morning","description":"For choir.","song_number":90210,
        "public_domain":true,"external_ref":"WP","external_ref_id":1207,"voicing":"SATB",
        "performance_time":215,"difficulty_level_low":2,"difficulty_level_high":2.5,"min_qty":3,
        "tempo":96,"world":true,"retail_price":8.25,"smd_id":"1207","asset_type":"FOLIO",
        "explicit":true,"partable":true,"countries":["DE","US"],"categories":["c"],
        "keywords":["k"],"series":["s"],"skills":["e"],
        "instruments":[{"type":"keyboard","name":"Piano"}],
        "images":[{"name":"cover","url":"https://x.example/c"}],
        "contributors":[{"is_primary":true,"name":"Anna","mbid":"m","role":"composer"}],
        "related_goods":[{"related_product_id":1,"group_type_id":2,"good_type":"D","sheet":true,
        "featured":false,"prime_src":true}],"renderings":[{"type":"pdf","usage":"full"}],
        "usergens":[{"black_box":true,"arrangeable":false,"vendor_product_type":"v","seller_id":3,
        "authorized_performers":4,"content_provider":"p","adaptation_product_id":5,
        "adaptation_vendor":"a","vendor_song_id":"vs","commission_override_rate":0.15,
        "publisher_name":"P","medley_assets":[{"name":"n","song_catalog_id":"sc","hl_song_id":"hl",
        "sequence":1}]}],"prices":[{"type_id":1,"type_usage":"retail","price":8.25}],
        "packages":[{"asset_id":472171,"instrumentation_part_code":"PNO",
        "instrumentation_part_name":"Piano","count":1,"sequence":2,"score":false}],"new":{}}],
        "last_id":472169,"next_page":"/assets/list?page_size=1&last_id=472169"}\
        """;
    try (var server = BadServer.always(Http.json(200, json))) {
      var page = Clients.once(server).listAssets(1, 5);
      assertThat(server.requests().get(0).path()).isEqualTo("/assets/list?page_size=1&last_id=5");
      assertThat(page.lastId()).hasValue(472169);
      assertThat(page.nextPage()).contains("/assets/list?page_size=1&last_id=472169");
      var usergen =
          new AssetUsergen(
              Optional.of(true),
              Optional.of(false),
              Optional.of("v"),
              OptionalLong.of(3),
              OptionalLong.of(4),
              Optional.of("p"),
              OptionalLong.of(5),
              Optional.of("a"),
              Optional.of("vs"),
              Optional.of(new BigDecimal("0.15")),
              Optional.of("P"),
              List.of(
                  new AssetMedleyAsset(
                      Optional.of("n"), Optional.of("sc"), Optional.of("hl"), OptionalLong.of(1))));
      assertThat(page.assets())
          .containsExactly(
              new AssetItem(
                  472169,
                  "CHORAL",
                  Optional.of("Choral octavo"),
                  OptionalLong.of(8),
                  "Morning",
                  "For choir.",
                  OptionalLong.of(90210),
                  true,
                  Optional.of("WP"),
                  OptionalLong.of(1207),
                  Optional.of("SATB"),
                  OptionalLong.of(215),
                  Optional.of(new BigDecimal("2")),
                  Optional.of(new BigDecimal("2.5")),
                  OptionalLong.of(3),
                  OptionalLong.of(96),
                  true,
                  Optional.of(new BigDecimal("8.25")),
                  Optional.of("1207"),
                  "FOLIO",
                  true,
                  true,
                  List.of("DE", "US"),
                  List.of("c"),
                  List.of("k"),
                  List.of("s"),
                  List.of("e"),
                  List.of(new AssetInstrument(Optional.of("keyboard"), Optional.of("Piano"))),
                  List.of(new AssetImage(Optional.of("cover"), Optional.of("https://x.example/c"))),
                  List.of(
                      new AssetContributor(
                          Optional.of(true),
                          Optional.of("Anna"),
                          Optional.of("m"),
                          Optional.of("composer"))),
                  List.of(
                      new AssetRelatedGood(
                          OptionalLong.of(1),
                          OptionalLong.of(2),
                          Optional.of("D"),
                          Optional.of(true),
                          Optional.of(false),
                          Optional.of(true))),
                  List.of(new AssetRendering(Optional.of("pdf"), Optional.of("full"))),
                  List.of(usergen),
                  List.of(
                      new AssetPrice(
                          OptionalLong.of(1),
                          Optional.of("retail"),
                          Optional.of(new BigDecimal("8.25")))),
                  List.of(
                      new AssetPackage(
                          OptionalLong.of(472171),
                          Optional.of("PNO"),
                          Optional.of("Piano"),
                          OptionalLong.of(1),
                          OptionalLong.of(2),
                          Optional.of(false))),
                  new UnknownFields(Map.of("new", "{}"))));
    }
  }

  @Test
  void pages_are_fetched_only_as_far_as_somebody_reads() {
    try (var server =
        new BadServer((request, connection) -> {
          var after = request.path().replaceAll(".*last_id=", "");
          var last = after.startsWith("/") ? 1 : Long.parseLong(after) + 1;
          connection.send(page(last, "\"/assets/list?page_size=1&last_id=" + last + "\""));
        })) {
      var ids = Clients.once(server).assets().stream().map(AssetItem::assetId).limit(3).toList();
      assertThat(ids).containsExactly(1L, 2L, 3L);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void the_last_page_ends_it_and_empty_pages_do_not() {
    try (var server =
        BadServer.inTurn(
            page(7, "\"/assets/list?last_id=7\""),
            Http.json(200, "{\"assets\":[],\"next_page\":\"/assets/list?last_id=8\"}"),
            page(9, "null"))) {
      assertThat(Clients.once(server).assets()).hasSize(2);
    }
  }

  @Test
  void pages_that_go_round_are_not_followed_for_ever() {
    try (var server = BadServer.always(page(7, "\"/assets/list?last_id=7&x=1\""))) {
      assertThatThrownBy(() -> Clients.once(server).assets().forEach(asset -> {}))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("go round");
    }
  }

  @Test
  void the_token_does_not_follow_a_next_page_on_another_host() {
    try (var other = BadServer.always(Http.html(200));
        var server =
            BadServer.inTurn(page(7, "\"" + other.uri() + "/x?last_id=7\""), page(8, "null"))) {
      assertThat(Clients.once(server).assets()).hasSize(2);
      assertThat(other.requests()).isEmpty();
      assertThat(server.requests().get(1).path()).isEqualTo("/assets/list?last_id=7");
    }
  }

  @Test
  void a_vendor_who_may_not_list_is_told_so() {
    try (var server = BadServer.always(Http.error(403, "NO_CATALOG_ACCESS", "no"))) {
      assertThatThrownBy(() -> Clients.once(server).listAssets(20, 0))
          .isInstanceOf(ForbiddenException.class);
    }
  }

  private static String page(long id, String next) {
    return Http.json(
        200,
        "{\"assets\":[{\"asset_id\":%d}],\"last_id\":%d,\"next_page\":%s}".formatted(id, id, next));
  }
}
