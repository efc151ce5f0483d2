package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the fields of an answer mean, and which answers can do without them.
@Timeout(60)
class FieldsTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # field of the line  | as the server shows it | is this sale
          "asset_id":7         | "asset_id":7           | yes
          "asset_id":7         | "asset_id":8           | no
          "asset_id":7         | "asset_id":null        | yes
          "quantity":1         | "quantity":1.0         | yes
          "quantity":1         | "quantity":2           | no
          "quantity":1         | "quantity":null        | yes
          "unit_price":3.95    | "unit_price":3.950     | yes
          "unit_price":3.95    | "unit_price":3.96      | no
          "unit_price":3.95    | "unit_price":null      | yes
          "line_item_price":3.95 | "line_item_price":3.9500 | yes
          "line_item_price":3.95 | "line_item_price":4   | no
          "line_item_price":3.95 | "line_item_price":null | yes
          "Clara Wieck"        | "Clara wieck"          | no
          "Clara Wieck"        | null                   | yes
          "COMPLETED"          | "FAILED"               | yes
          "COMPLETED"          | null                   | yes
          "COMPLETED"          | "CANCELLED"            | no
          """)
  void a_line_is_this_sale_if_all_that_it_shows_says_the_same(
      String field, String shown, String same) {
    assertThat(Http.ORDER).contains(field);
    var order = Http.ORDER.substring(Http.ORDER.indexOf('[')).replace(field, shown);
    try (var server = BadServer.inTurn("", Http.json(200, order))) {
      assertThat(Clients.once(server).register(Clients.sale()))
          .isEqualTo(
              same.equals("yes")
                  ? new Registration.Registered(true)
                  : new Registration.AlreadyRegistered(true));
    }
  }

  @Test
  void a_sale_with_a_token_says_neither_asset_nor_quantity() {
    var sale =
        RegisterRequest.validated("abc")
            .line(12345, 1)
            .unitPrice(new BigDecimal("3.95"))
            .lineItemPrice(new BigDecimal("3.95"))
            .customer("Clara Wieck")
            .build();
    var shown =
        Http.ORDER
            .replace("\"asset_id\":7", "\"asset_id\":8")
            .replace("\"quantity\":1", "\"quantity\":5");
    try (var server = BadServer.inTurn("", shown)) {
      assertThat(Clients.once(server).register(sale)).isEqualTo(new Registration.Registered(true));
    }
  }

  @Test
  void a_line_shows_what_it_is_and_no_more() {
    var lines = "[{\"order_id\":1,\"order_line_id\":2,\"asset_id\":3,\"status\":\"FAILED\"},{}]";
    try (var server = BadServer.always(Http.json(200, lines))) {
      var order = (OrderState.Completed) Clients.once(server).info(1);
      assertThat(order.lines().get(0))
          .hasToString("OrderItem[orderId=1, orderLineId=2, assetId=3, status=FAILED]");
      assertThat(order.lines().get(0).isCompleted()).isFalse();
      assertThat(order.lines().get(1))
          .hasToString("OrderItem[orderId=?, orderLineId=?, assetId=?, status=null]");
    }
  }

  @Test
  void a_validation_has_a_token_and_an_end() {
    var good = "{\"token\":\"t\",\"exp_date\":1795472374}";
    try (var server = BadServer.always(Http.json(200, good))) {
      assertThat(Clients.once(server).validatePurchaseBeforePayment(7, "2001:db8::1", 3))
          .isEqualTo(new ValidationToken("t", Instant.ofEpochSecond(1795472374)));
      var body = server.requests().get(0).body();
      assertThat(body)
          .contains("\"asset_id\":7", "\"customer_ip\":\"2001:db8::1\"", "\"quantity\":3")
          .startsWith("{")
          .endsWith("}");
    }
    unusable(
        api -> api.validatePurchaseBeforePayment(7, "203.0.113.9", 1),
        List.of(
            "{\"token\":\"t\"}",
            "{\"exp_date\":1795472374}",
            "{\"token\":\"t\",\"exp_date\":1e18}",
            "{\"token\":\"t\",\"exp_date\":\"soon\"}",
            "[]",
            "7",
            "null"));
  }

  @Test
  void a_link_is_an_address() {
    unusable(
        api -> api.downloadUrl(1, 1),
        List.of("{}", "{\"url\":null}", "{\"url\":\"no address\"}", "{\"url\":true}", "\"x\""));
    try (var server = BadServer.always(Http.json(200, "{\"url\":\" /view/KEY \"}"))) {
      assertThat(Clients.once(server).viewUrl(1, 2)).isEqualTo(server.uri().resolve("/view/KEY"));
      assertThat(server.requests().get(0).path())
          .isEqualTo("/purchase/view-url?order_id=1&order_line_id=2");
    }
  }

  @Test
  void the_parts_of_a_server_have_names() {
    unusable(PurchaseApi::health, List.of("[{\"health\":true}]", "[[]]", "{}", "[{}, 1]"));
    var items =
        "[{\"name\":\"a\",\"health\":true},{\"name\":\"b\",\"health\":\"yes\"},{\"name\":\"c\"}]";
    try (var server = BadServer.always(Http.json(200, items))) {
      assertThat(Clients.once(server).health())
          .containsExactly(
              new HealthItem("a", true),
              new HealthItem("b", false, new UnknownFields(Map.of("health", "\"yes\""))),
              new HealthItem("c", false));
      assertThat(server.requests().get(0).header("Authorization")).isEmpty();
    }
  }

  private static void unusable(Function<PurchaseApi, Object> call, List<String> answers) {
    for (var answer : answers) {
      try (var server = BadServer.always(Http.json(200, answer))) {
        assertThatThrownBy(() -> call.apply(Clients.patient(server)))
            .as(answer)
            .isExactlyInstanceOf(TransportException.class)
            .hasMessageContaining("the answer with status 200 is unusable: ");
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assets\":null}",
        "{}",
        "[]",
        "{\"assets\":[{}]}",
        "{\"assets\":[{\"asset_id\":7}],\"next_page\":\"/assets/list\"}",
        "{\"assets\":[{\"asset_id\":7}],\"next_page\":\"/assets/list?\"}",
        "{\"assets\":[{\"asset_id\":7}],\"next_page\":\"/assets/list?a b\"}"
      })
  void a_page_that_is_none_ends_the_catalogue_with_an_error(String page) {
    try (var server = BadServer.always(Http.json(200, page))) {
      assertThatThrownBy(() -> Clients.once(server).assets().iterator().hasNext())
          .isExactlyInstanceOf(TransportException.class)
          .hasMessageContaining("GET /assets/list: ");
    }
  }

  @Test
  void the_catalogue_ends_where_it_ends() {
    var last = "{\"assets\":[{\"asset_id\":7,\"title\":5,\"keywords\":[1,\"a\",null]}]}";
    try (var server = BadServer.always(Http.json(200, last))) {
      var assets = Clients.once(server).assets().iterator();
      var asset = assets.next();
      assertThat(asset.title()).isEqualTo("5");
      assertThat(asset.keywords()).containsExactly("a");
      assertThat(asset.explicit()).isFalse();
      assertThat(asset.partable()).isFalse();
      assertThat(asset.world()).isFalse();
      assertThat(asset.publicDomain()).isFalse();
      assertThat(asset.description()).isEmpty();
      assertThat(assets.hasNext()).isFalse();
      assertThatThrownBy(assets::next).isInstanceOf(NoSuchElementException.class);
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).path()).isEqualTo("/assets/list?page_size=100");
    }
  }

  @Test
  void pages_may_come_without_the_number_of_their_last_asset_but_not_twice() {
    var page = "{\"assets\":[{\"asset_id\":7}],\"next_page\":\"/assets/list?page_size=100%s\"}";
    try (var server =
        BadServer.inTurn(
            Http.json(200, page.formatted("&a=1")),
            Http.json(200, page.formatted("&a=2")),
            Http.json(200, page.formatted("&a=2")))) {
      assertThatThrownBy(() -> Clients.once(server).assets().forEach(asset -> {}))
          .isExactlyInstanceOf(TransportException.class)
          .hasMessage("GET /assets/list: the pages go round");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void an_address_of_a_page_may_be_a_query_alone() {
    var first = "{\"assets\":[{\"asset_id\":7}],\"next_page\":\"?last_id=7\"}";
    var last = "{\"assets\":[{\"asset_id\":8}]}";
    try (var server = BadServer.inTurn(Http.json(200, first), Http.json(200, last))) {
      assertThat(Clients.once(server).assets()).hasSize(2);
      assertThat(server.requests().get(1).path()).isEqualTo("/assets/list?last_id=7");
    }
  }

  @Test
  void pages_that_never_get_further_are_not_followed_whatever_their_address() {
    try (var server =
        new BadServer((request, connection) -> {
          var next = "/assets/list?" + request.path().length();
          connection.send(
              Http.json(
                  200, "{\"assets\":[],\"last_id\":7,\"next_page\":\"%s\"}".formatted(next + "x")));
        })) {
      assertThatThrownBy(() -> Clients.once(server).assets().iterator().hasNext())
          .isExactlyInstanceOf(TransportException.class)
          .hasMessage("GET /assets/list: the pages go round");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void the_errors_that_a_server_names_are_all_there() {
    var errors =
        """
        {"name":"VALIDATION_FAILED","errors":[{"field":"a","message":"is bad"},{"field":"b"},7,{}]}\
        """;
    try (var server = BadServer.always(Http.json(422, errors))) {
      assertThatThrownBy(() -> Clients.once(server).register(Clients.sale()))
          .isInstanceOfSatisfying(
              ValidationException.class,
              e ->
                  assertThat(e.errors())
                      .containsExactly(
                          new FieldError("a", "is bad"),
                          new FieldError("b", ""),
                          new FieldError("", "")));
    }
  }
}
