package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is newer than this client isn't lost.
class UnknownFieldsTest {
  @Test
  void what_a_server_says_of_a_line_beyond_what_is_known_is_kept_as_it_came() {
    var odd =
        Http.json(
            200,
            """
            [{"order_id":1,"order_line_id":1,"status":"ON_HOLD","shelf":{"a":[1,2.50,null,true]},\
            "quantity":"two","download_url":"not a link at all","note":"\\u00fc\\"","huge":1e999999999}]\
            """);
    try (var server = BadServer.always(odd)) {
      var line = ((OrderState.Completed) Clients.once(server).info(1)).lines().get(0);
      assertThat(line.unknown().json())
          .isEqualTo(
              Map.of(
                  "shelf", "{\"a\":[1,2.50,null,true]}",
                  "quantity", "\"two\"",
                  "download_url", "\"not a link at all\"",
                  "note", "\"ü\\\"\"",
                  "huge", "1E+999999999"));
      assertThat(line.unknown().get("quantity")).contains("\"two\"");
      assertThat(line.unknown().names()).contains("shelf", "huge");
      assertThat(line.status()).contains(new OrderStatus("ON_HOLD"));
    }
  }

  @Test
  void what_is_known_is_not_unknown_also_where_it_is_null() {
    try (var server = BadServer.always(Http.ORDER)) {
      var line = ((OrderState.Completed) Clients.once(server).info(1)).lines().get(0);
      assertThat(line.unknown()).isEqualTo(UnknownFields.none());
      assertThat(line.unknown().isEmpty()).isTrue();
    }
  }

  @Test
  void a_list_of_which_something_could_not_be_read_is_kept_whole() {
    var list =
        Http.json(
            200,
            """
            {"asset_id":7,"countries":["DE",49],"images":[{"name":"a","x":1},null],\
            "renderings":[{"type":"pdf","usage":"preview","url":"https://x.example/p","w":9}]}\
            """);
    try (var server = BadServer.always(list)) {
      var asset = Clients.once(server).asset(7);
      assertThat(asset.countries()).containsExactly("DE");
      assertThat(asset.unknown().json())
          .isEqualTo(
              Map.of("countries", "[\"DE\",49]", "images", "[{\"name\":\"a\",\"x\":1},null]"));
      assertThat(asset.images().get(0).unknown().get("x")).contains("1");
      assertThat(asset.previews().get(0).unknown().get("w")).contains("9");
    }
  }

  @Test
  void states_of_an_order_keep_it_too() {
    var processing = Http.json(202, "{\"status\":\"PROCESSING\",\"position\":3}");
    var failed =
        Http.json(502, "{\"status\":\"FAILED\",\"message\":\"no file\",\"since\":\"Friday\"}");
    try (var server = BadServer.inTurn(processing, failed)) {
      var api = Clients.once(server);
      assertThat(api.info(1))
          .isEqualTo(new OrderState.Processing(new UnknownFields(Map.of("position", "3"))));
      assertThat(api.info(1))
          .isEqualTo(
              new OrderState.Failed("no file", new UnknownFields(Map.of("since", "\"Friday\""))));
    }
  }

  @Test
  void an_error_keeps_it_but_never_the_token() {
    var refusal =
        Http.json(
            422,
            """
            {"name":"N","message":"m","code":42201,"status":422,"hint":"%s is tired",\
            "errors":[{"field":"f","message":"m","limit":5}]}\
            """
                .formatted(Clients.TOKEN));
    try (var server = BadServer.always(refusal)) {
      assertThatThrownBy(() -> Clients.once(server).register(Clients.sale()))
          .isInstanceOfSatisfying(
              ValidationException.class,
              e -> {
                assertThat(e.error().unknown().json()).isEqualTo(Map.of("hint", "\"… is tired\""));
                assertThat(e.errors().get(0).unknown().get("limit")).contains("5");
              });
    }
  }

  @Test
  void only_names_are_printed() {
    var page =
        Http.json(200, "{\"assets\":[],\"last_id\":null,\"next_page\":null,\"key\":\"KEY\"}");
    try (var server = BadServer.always(page)) {
      var unknown = Clients.once(server).listAssets(1, 0).unknown();
      assertThat(unknown).hasToString("[key]");
      assertThat(unknown.get("key")).isEqualTo(Optional.of("\"KEY\""));
      assertThat(unknown.get("other")).isEmpty();
    }
  }
}
