package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tokens and links stay where they belong.
class SecretsTest {
  @Test
  void a_token_that_the_server_repeats_is_not_passed_on() {
    var echo = Http.error(401, "UNAUTHORIZED", "the token " + Clients.TOKEN + " is unknown");
    try (var server = BadServer.always(echo)) {
      assertThatThrownBy(() -> Clients.once(server).info(1))
          .isInstanceOf(UnauthorizedException.class)
          .hasMessage("GET /purchase/info: 401 UNAUTHORIZED: the token … is unknown");
    }
  }

  @Test
  void a_validation_s_token_that_the_server_repeats_is_not_passed_on() {
    var echo =
        Http.json(
            422,
            """
            {"name":"VALIDATION_FAILED","message":"token v4lid is over, %s","status":422,\
            "errors":[{"field":"token","message":"v4lid is over"}]}\
            """
                .formatted(Clients.TOKEN));
    var sale =
        RegisterRequest.validated("v4lid")
            .line(1, 1)
            .unitPrice(BigDecimal.ONE)
            .lineItemPrice(BigDecimal.ONE)
            .customer("Clara Wieck")
            .build();
    try (var server = BadServer.always(echo)) {
      assertThatThrownBy(() -> Clients.once(server).register(sale))
          .isInstanceOfSatisfying(
              ValidationException.class,
              e -> assertThat(e.errors()).containsExactly(new FieldError("token", "… is over")))
          .hasMessage("POST /purchase/register: 422 VALIDATION_FAILED: token … is over, …");
    }
  }

  @Test
  void each_request_says_what_program_it_comes_from() throws IOException {
    try (var files = new FileServer("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))) {
      Clients.once(files.server())
          .download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none());
      assertThat(files.server().requests())
          .hasSize(2)
          .allSatisfy(request ->
              assertThat(request.header("User-Agent"))
                  .matches("partbook-client/[0-9][^ ]+ \\(Java [0-9]+\\)"));
    }
  }

  @Test
  void a_token_that_is_no_token_is_refused_without_showing_it() {
    try (var server = BadServer.always(Http.ORDER)) {
      var api = Clients.of(server.uri()).token(() -> "secret\nX-Injected: 1").build();
      assertThatThrownBy(() -> api.info(1))
          .isInstanceOf(IllegalStateException.class)
          .hasNoCause()
          .hasMessageNotContaining("secret");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void a_new_token_is_used_at_once_and_health_needs_none() {
    var tokens = List.of("first", "second").iterator();
    try (var server = BadServer.inTurn(Http.ORDER, Http.json(200, "[]"), Http.ORDER)) {
      var api = Clients.of(server.uri()).token(tokens::next).build();
      assertThat(api.info(1)).isNotNull();
      assertThat(api.health()).isEmpty();
      assertThat(api.info(1)).isNotNull();
      assertThat(server.requests().stream().map(request -> request.header("Authorization")))
          .containsExactly("Bearer first", "", "Bearer second");
    }
  }

  @Test
  void nothing_that_is_printed_shows_a_secret() {
    var link = "https://x.example/download/KEY";
    var order = Http.ORDER.replace("\"download_url\":null", "\"download_url\":\"" + link + "\"");
    var body = order.substring(order.indexOf('['));
    try (var server = BadServer.always(Http.json(200, body))) {
      var api = Clients.once(server);
      var state = (OrderState.Completed) api.info(12345);
      assertThat(state.line(1).orElseThrow().downloadUrl()).contains(URI.create(link));
      assertThat(state.toString()).doesNotContain("KEY", "Clara");
      assertThat(api.toString()).isEqualTo("PurchaseApi[" + server.uri() + "]");
    }
    assertThat(new ValidationToken("KEY", Instant.EPOCH))
        .hasToString("ValidationToken[expiresAt=1970-01-01T00:00:00Z]");
    assertThat(Clients.sale())
        .hasToString(
            "RegisterRequest[orderId=12345, orderLineId=1, assetId=7, quantity=1,"
                + " countryCode=US, unitPrice=3.95, lineItemPrice=3.95]");
  }

  @Test
  void the_listener_learns_of_each_exchange_and_of_no_secrets() {
    var seen = new ArrayList<Exchange>();
    try (var server =
        BadServer.inTurn(
            Http.BROKEN,
            Http.answer(
                202,
                "Content-Type: application/json\r\nX-Environment: sandbox\r\nX-Request-Id: r7\r\n",
                "{}"))) {
      assertThat(Clients.of(server.uri()).onExchange(seen::add).build().info(1))
          .isEqualTo(new OrderState.Processing());
    }
    assertThat(seen).extracting(Exchange::status).containsExactly(0, 202);
    assertThat(seen.get(1).environment()).contains("sandbox");
    assertThat(seen.get(1).requestId()).contains("r7");
    assertThat(seen.get(1).path()).isEqualTo("/purchase/info");
  }

  @Test
  void a_client_that_follows_redirects_is_refused() {
    var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    var builder = PurchaseApi.builder(URI.create("https://scores.example.org/api/"));
    assertThatThrownBy(() -> builder.httpClient(client))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(builder.build()).hasToString("PurchaseApi[https://scores.example.org/api]");
  }

  @Test
  void what_is_no_address_of_a_server_is_refused() {
    for (var bad : List.of("scores.example.org", "ftp://x", "https://u:p@x", "https://x/?a=1")) {
      assertThatThrownBy(() -> PurchaseApi.builder(URI.create(bad)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("u:p");
    }
  }
}
