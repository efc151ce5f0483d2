package org.partbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;

/// Whatever is sent, the answer is a 4xx in the usual form, never a 5xx, and the server goes on.
class BadInputTest {
  private static final String REGISTER = "/purchase/register";
  private static final String VALIDATE = "/purchase/validate-purchase-before-payment";

  private static final AtomicLong ORDERS = new AtomicLong();

  private static TestServer server;
  private static String token;
  private static Api shop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    token = server.vendors().issue(server.shop(), Environment.LIVE).token();
    shop = server.withToken(token);
  }

  @AfterAll
  static void stop() {
    Api.await(() -> !server.withoutToken().get("/health").text().contains("false"));
    server.close();
  }

  private static Stream<byte[]> unreadableBodies() {
    return Stream.of(
        bytes(""),
        bytes(" "),
        bytes("{"),
        bytes("}"),
        bytes("{}{}"),
        bytes("{\"asset_id\":1,}"),
        bytes("{'asset_id':1}"),
        bytes("{\"asset_id\":1,\"asset_id\":2}"),
        bytes("{\"asset_id\":NaN}"),
        bytes("{\"asset_id\":01}"),
        bytes("{\"customer\":\"\u0001\"}"),
        bytes("{\"customer\":\"\\uZZZZ\"}"),
        bytes("{\"unit_price\":1" + "0".repeat(1000) + "}"),
        bytes("{\"unit_price\":1e99999999999}"),
        bytes("{\"unit_price\":1e-99999999999}"),
        bytes("[".repeat(100_000)),
        bytes("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
        bytes("{\"" + "n".repeat(49_000) + "\":1,\"" + "n".repeat(49_000) + "\":2}"),
        bytes("<xml/>"),
        new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'},
        new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0},
        new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'},
        new byte[] {0, 0, 0, 0});
  }

  @Test
  void a_zero_in_an_address_names_nothing() {
    long order = 999_999;
    shop.register(Purchase.of(TestAssets.PIANO, order, 1));
    shop.settled(order);
    var link = shop.downloadUrl(order, 1).json().path("url").asString();
    var image = server.app().uri().resolve("/assets/1001/images/%00").toString();

    assertThat(Api.open(link).statusCode()).isEqualTo(200);
    assertThat(Api.open(link + "/%00").statusCode()).isEqualTo(404);
    assertThat(Api.open(image).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @MethodSource("unreadableBodies")
  void a_body_that_is_not_json_is_refused(byte[] body) {
    var register = shop.post(REGISTER, body);
    var validate = shop.post(VALIDATE, body);

    assertThat(register.status()).isEqualTo(422);
    assertThat(register.errorFields()).containsExactly("body");
    assertThat(validate.status()).isEqualTo(400);
    assertThat(register.text() + validate.text())
        .hasSizeLessThan(2_000)
        .doesNotContain("Source:", "tools.jackson", "at [", "StreamRead", "enable `");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true"})
  void a_body_that_is_no_object_is_refused(String body) {
    assertThat(shop.post(REGISTER, body).errorFields()).containsExactly("body");
    assertThat(shop.post(VALIDATE, body).errorFields()).containsExactly("body");
  }

  private static Stream<String> wrongValues() {
    return Stream.of(
        "\"1\"",
        "1.0",
        "1.5",
        "1e3",
        "-1",
        "0",
        "9223372036854775808",
        "99999999999999999999999999999999999999",
        "true",
        "[]",
        "[1]",
        "{}",
        "null");
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void ids_and_quantities_of_the_wrong_type_or_size_are_refused_by_name(String value) {
    for (var field : List.of("asset_id", "order_number", "order_line_id", "quantity")) {
      var reply = shop.post(REGISTER, body(field, value));
      assertThat(reply.status()).as(field + " " + value).isEqualTo(422);
      assertThat(reply.errorFields()).containsExactly(field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"1\"", "-1", "-0.01", "1e999999999", "1000000000", "true", "[]", "{}", "null"})
  void prices_of_the_wrong_type_or_size_are_refused_by_name(String value) {
    for (var field : List.of("unit_price", "line_item_price")) {
      var reply = shop.post(REGISTER, body(field, value));
      assertThat(reply.status()).as(field + " " + value).isEqualTo(422);
      assertThat(reply.errorFields()).containsExactly(field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "[]", "{}", "null"})
  void texts_of_the_wrong_type_are_refused_by_name(String value) {
    for (var field : List.of("customer", "country_code")) {
      var reply = shop.post(REGISTER, body(field, value));
      assertThat(reply.status()).as(field + " " + value).isEqualTo(422);
      assertThat(reply.errorFields()).containsExactly(field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"x\"", "{}", "[null]", "[[]]", "[\"x\"]"})
  void parts_of_the_wrong_type_are_refused(String value) {
    assertThat(shop.post(REGISTER, body("parts", value)).status()).isEqualTo(422);
  }

  /// Names whose hashes are the same, of which a table that all callers share would go to pieces.
  @Test
  void names_that_collide_are_read_as_any_others_and_spoil_nothing_for_others() {
    for (var pair : List.of("Aa BB", "bA ab", "Ca DB")) {
      var names = Stream.of("");
      for (int i = 0; i < 12; i++) {
        names = names.flatMap(begun -> Stream.of(pair.split(" ")).map(more -> begun + more));
      }
      var body = names.map(name -> "\"" + name + "\":1").collect(Collectors.joining(",", "{", "}"));
      assertThat(shop.post(REGISTER, body).errorFields())
          .contains("asset_id")
          .doesNotContain("body");
    }

    for (int i = 0; i < 400; i++) {
      var sale = Purchase.of(TestAssets.PIANO, ORDERS.incrementAndGet(), 1);
      for (int more = 0; more < 3; more++) {
        sale = sale.with("unknown_" + i + "_" + more, 1);
      }
      assertThat(shop.register(sale).status()).isEqualTo(201);
    }
  }

  /// As many as there is room for.
  @Test
  void of_a_long_list_of_what_is_none_a_hundred_are_told() {
    var reply = shop.post(REGISTER, "{\"parts\":[" + "\"a\",".repeat(60_000) + "1]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).contains("parts[0]").hasSizeLessThanOrEqualTo(100);
    assertThat(reply.text()).hasSizeLessThan(32_000);
  }

  @Test
  void what_is_quoted_is_short() {
    var sale = Purchase.of(TestAssets.PIANO, ORDERS.incrementAndGet(), 1);

    var reply = shop.register(sale.with("country_code", "\0".repeat(3_000)));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).hasSizeLessThan(2_000);
  }

  @Test
  void ten_megabytes_are_refused() {
    var large = "{\"customer\":\"" + "x".repeat(10_000_000) + "\"}";

    assertThat(shop.post(REGISTER, large).status()).isEqualTo(413);
    assertThat(shop.post(VALIDATE, large).status()).isEqualTo(413);
    assertThat(server.withoutToken().post(REGISTER, large).status()).isEqualTo(401);
    assertThat(shop.post("/assets/list", large).status()).isEqualTo(405);
    assertThat(
            shop.send(
                    shop.request(REGISTER)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(large)))
                .status())
        .isEqualTo(415);
  }

  @Test
  void ten_megabytes_in_chunks_are_refused_too() {
    var chunks =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofString("{\"customer\":\"" + "x".repeat(10_000_000) + "\"}"));

    var reply =
        shop.send(shop.request(REGISTER).header("Content-Type", "application/json").POST(chunks));

    assertThat(reply.status()).isEqualTo(413);
  }

  @Test
  void another_media_type_is_refused_and_a_missing_one_is_not() {
    var body = BodyPublishers.ofString(body("customer", "\"Clara\""));

    for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "x")) {
      var reply = shop.send(shop.request(REGISTER).header("Content-Type", type).POST(body));
      assertThat(reply.status()).isEqualTo(415);
      assertThat(reply.errorName()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }
    assertThat(shop.send(shop.request(REGISTER).POST(body)).status()).isEqualTo(201);
  }

  @Test
  void unknown_paths_and_wrong_methods_are_told_in_the_usual_form() {
    var nobody = server.withoutToken();

    for (var path : List.of("/nothing", "/", "/purchase", "/purchase/register/x", "/..%2f..")) {
      var reply = Api.sendUnchecked(nobody.request(path).GET());
      assertThat(reply.statusCode()).as(path).isIn(400, 404, 405);
      Api.DOCUMENT.checkError(reply.statusCode(), reply.headers(), reply.body());
    }
    assertThat(nobody.get(REGISTER).status()).isEqualTo(405);
    assertThat(nobody.get(REGISTER).header("Allow")).isEqualTo("POST");
    assertThat(nobody.delete("/purchase/info?order_id=1").status()).isEqualTo(405);
    assertThat(nobody.post("/assets/list", "{}").status()).isEqualTo(405);
    assertThat(nobody.post("/health", "{}").status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /purchase/info?order_id=%zz",
        "GET /purchase/info?order_id=1%",
        "DELETE /purchase/cancel?order_id=%zz&order_line_id=1"
      })
  void what_no_query_can_be_decoded_from_is_422_and_names_the_parameter(String request)
      throws IOException {
    assertThat(asked(request)).startsWith("HTTP/1.1 422 ").contains("\"field\":\"order_id\"");
  }

  @Test
  void what_nobody_asks_for_need_not_be_decoded() throws IOException {
    assertThat(asked("GET /purchase/info?utm=100%&order_id=999999999")).startsWith("HTTP/1.1 404 ");
  }

  private static String asked(String request) throws IOException {
    return exchange(
        request
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n");
  }

  private static Stream<String> brokenRequests() {
    var host = "Host: localhost\r\n";
    return Stream.of(
        "GET health HTTP/1.1\r\n" + host + "\r\n",
        "GET /purchase/info?order_id=%zz HTTP/1.1\r\n" + host + "Authorization: Bearer x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\n" + host + "\r\n",
        "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + host + "\r\n",
        "GET /nothing HTTP/1.1\r\n" + host + "X: " + "x".repeat(100_000) + "\r\n\r\n",
        "GET /nothing HTTP/1.1\r\n" + host + "X-Y: a\r\n".repeat(10_000) + "\r\n",
        "GET /nothing HTTP/1.1\r\n" + host + "No colon\r\n\r\n",
        "POST /purchase/register HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
        "POST /purchase/register HTTP/1.1\r\n" + host + "Content-Length: x\r\n\r\n",
        "POST /purchase/register HTTP/1.1\r\n"
            + host
            + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /purchase/register HTTP/1.1\r\n"
            + host
            + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("brokenRequests")
  void requests_that_are_no_http_get_a_4xx_in_the_usual_form(String request) throws IOException {
    var response = exchange(request);

    assertThat(response).matches("(?s)HTTP/1\\.1 4[0-9]{2} .*");
    var body = response.substring(response.indexOf("\r\n\r\n") + 4);
    assertThat(body).contains("\"name\":", "\"status\":4", "\"request_id\":");
    assertThat(response).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /health\r\n\r\n",
        "GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n"
      })
  void what_does_not_even_say_that_it_is_http_is_hung_up_on(String request) throws IOException {
    assertThat(exchange(request)).doesNotContainPattern("^HTTP/1.1 [25]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\n{\"asset_id\":",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"
      })
  void a_body_that_breaks_off_is_the_clients_mistake(String lengthAndBody) throws IOException {
    var response = exchange("POST " + REGISTER + " HTTP/1.1\r\n" + authorized() + lengthAndBody);

    assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"MALFORMED_REQUEST\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/nothing", "/openapi.yaml", "/purchase/info?order_id=1"})
  void a_connection_is_closed_when_that_was_promised(String path) throws IOException {
    var uri = server.app().uri();
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(60_000);
      var request = "GET " + path + " HTTP/1.1\r\n" + authorized() + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));

      var response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(response).contains("Connection: close\r\n");
    }
  }

  @Test
  void a_token_of_an_absurd_length_is_just_unknown() {
    var nobody = server.withoutToken();

    var reply =
        nobody.send(
            nobody
                .request("/assets/list")
                .header("Authorization", "Bearer " + "x".repeat(8_000))
                .GET());

    assertThat(reply.status()).isEqualTo(401);
  }

  private static String authorized() {
    return "Host: localhost\r\nAuthorization: Bearer " + token + "\r\n";
  }

  private static String exchange(String request) throws IOException {
    var uri = server.app().uri();
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(60_000);
      var out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// A request that is good but for one field.
  private static String body(String field, String value) {
    var order = ORDERS.incrementAndGet();
    var good =
        "{\"asset_id\":1001,\"order_number\":"
            + order
            + ",\"order_line_id\":1,\"country_code\":\"US\",\"line_item_price\":1,"
            + "\"unit_price\":1,\"quantity\":1,\"customer\":\"Clara\",\"parts\":null}";
    return good.replaceFirst("\"" + field + "\":[^,}]+", "\"" + field + "\":" + value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
