package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.CHOIR;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHDRAWN;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

class ValidateTest {
  private static final String PATH = "/purchase/validate-purchase-before-payment";
  private static final String IN_US = "203.0.113.7";
  private static final String IN_GERMANY = "198.51.100.7";
  private static final String NOWHERE = "8.8.8.8";

  private static TestServer server;
  private static long order = 5000;

  private Api sandbox;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// The server may have been restarted, and then listens elsewhere.
  @BeforeEach
  void take_a_new_order() {
    sandbox = server.sandbox();
    order++;
  }

  @Test
  void a_token_is_given_and_registers_the_purchase() {
    var reply = sandbox.validate(PIANO, IN_GERMANY, 2);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("X-Environment")).isEqualTo("sandbox");
    var expiry = reply.json().path("exp_date");
    assertThat(expiry.isIntegralNumber()).isTrue();
    assertThat(expiry.asLong() - server.clock().instant().getEpochSecond())
        .isBetween(29L * 60, 30L * 60);
    assertThat(sandbox.register(Purchase.validated(token(reply), order, 1)).status())
        .isEqualTo(201);
    var line = sandbox.settled(order).json().get(0);
    assertThat(line.path("asset_id").asLong()).isEqualTo(PIANO);
    assertThat(line.path("quantity").asLong()).isEqualTo(2);
    assertThat(line.path("country_code").asString()).isEqualTo("DE");
  }

  @Test
  void a_token_is_a_statement_and_serves_several_lines_until_it_expires() {
    var token = token(sandbox.validate(PIANO, IN_US, 1));

    assertThat(sandbox.register(Purchase.validated(token, order, 1)).status()).isEqualTo(201);
    assertThat(sandbox.register(Purchase.validated(token, order, 2)).status()).isEqualTo(201);
    server.clock().advance(Duration.ofMinutes(31));
    var late = sandbox.register(Purchase.validated(token, order, 3));
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.errorFields()).containsExactly("token");
  }

  @Test
  void a_repeated_request_whose_token_has_expired_meanwhile_is_a_conflict() {
    var token = token(sandbox.validate(PIANO, IN_US, 1));
    sandbox.register(Purchase.validated(token, order, 1));
    server.clock().advance(Duration.ofMinutes(31));

    assertThat(sandbox.register(Purchase.validated(token, order, 1)).status()).isEqualTo(409);
  }

  @Test
  void another_vendors_and_another_environments_token_is_refused() {
    var token = token(sandbox.validate(PIANO, IN_US, 1));
    var liveToken = token(server.live().validate(PIANO, NOWHERE, 1));

    assertThat(server.live().register(Purchase.validated(token, order, 1)).status()).isEqualTo(422);
    assertThat(server.other().register(Purchase.validated(liveToken, order, 1)).status())
        .isEqualTo(422);
    assertThat(server.live().register(Purchase.validated(liveToken, order, 1)).status())
        .isEqualTo(201);
  }

  @Test
  void a_token_that_was_touched_is_refused() {
    var token = token(sandbox.validate(PIANO, IN_US, 1));

    for (int i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      var forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(sandbox.register(Purchase.validated(forged, order, 1)).status()).isEqualTo(422);
    }
    for (var wrong : new String[] {"", "x", token + "A", token + "=", "🎼", "a".repeat(10_000)}) {
      assertThat(sandbox.register(Purchase.validated(wrong, order, 1)).status()).isEqualTo(422);
    }
  }

  @Test
  void a_token_still_holds_after_a_restart() {
    var token = token(sandbox.validate(PIANO, IN_US, 1));
    server.restart();

    assertThat(server.sandbox().register(Purchase.validated(token, order, 1)).status())
        .isEqualTo(201);
  }

  @Test
  void named_fields_beside_a_token_must_agree_with_it() {
    var token = token(sandbox.validate(PIANO, IN_US, 1));

    var agreeing =
        Purchase.validated(token, order, 1)
            .with("asset_id", PIANO)
            .with("country_code", "US")
            .with("quantity", 1);
    var disagreeing =
        Purchase.validated(token, order, 2)
            .with("asset_id", AMERICAN)
            .with("country_code", "DE")
            .with("quantity", 2);

    assertThat(sandbox.register(agreeing).status()).isEqualTo(201);
    var reply = sandbox.register(disagreeing);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields())
        .containsExactlyInAnyOrder("asset_id", "country_code", "quantity");
  }

  @Test
  void parts_are_sold_with_a_token_of_the_whole() {
    var token = token(sandbox.validate(QUARTET, IN_US, 1));

    var reply = sandbox.register(Purchase.validated(token, order, 1).withParts(2001, 1, 2002, 2));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(sandbox.settled(order).json().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0, US, 200",
    "203.0.113.255, US, 200",
    "2001:db8:0:1::99, US, 200",
    "198.51.100.1, DE, 422",
    "192.0.2.1, JP, 422",
    "2001:db8:0:2::1, ZZ, 422",
    "8.8.8.8, ZZ, 422",
    "::ffff:203.0.113.9, US, 200",
  })
  void in_the_sandbox_the_documentation_ranges_stand_for_countries(
      String ip, String country, int whereRestricted) {
    assertThat(sandbox.validate(AMERICAN, ip, 1).status()).isEqualTo(whereRestricted);
    var token = token(sandbox.validate(PIANO, ip, 1));
    sandbox.register(Purchase.validated(token, order, 1));
    assertThat(sandbox.settled(order).json().get(0).path("country_code").asString())
        .isEqualTo(country);
  }

  @Test
  void without_a_country_database_a_live_address_passes_only_where_all_the_world_may_buy() {
    var live = server.live();

    assertThat(live.validate(PIANO, IN_US, 1).status()).isEqualTo(200);
    var refused = live.validate(AMERICAN, IN_US, 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errorFields()).containsExactly("customer_ip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "localhost", "example.org", "1.2.3", "256.1.1.1", "1.2.3.4.5", "01.2.3.4",
            "fe80::1%eth0",
        "::g", "1.2.3.4 ", "10.0.0.1", "192.168.1.1", "127.0.0.1", "::1", "fd00::1", "0.0.0.0",
        "224.0.0.1", "169.254.1.1", "100.64.0.1", ":", ":::", "١.٢.٣.٤"
      })
  void what_is_not_a_public_address_is_refused(String ip) {
    var reply = sandbox.validate(PIANO, ip, 1);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly("customer_ip");
  }

  @Test
  void the_rules_of_a_sale_are_checked_before_the_payment() {
    assertThat(sandbox.validate(UNKNOWN, IN_US, 1).status()).isEqualTo(404);
    assertThat(sandbox.validate(WITHDRAWN, IN_US, 1).errorFields()).containsExactly("asset_id");
    assertThat(sandbox.validate(CHOIR, IN_US, 9).errorFields()).containsExactly("quantity");
    assertThat(sandbox.validate(CHOIR, IN_US, 10).status()).isEqualTo(200);
    assertThat(sandbox.validate(PIANO, IN_US, 0).errorFields()).containsExactly("quantity");
    assertThat(sandbox.validate(-1, "nowhere", 0).errorFields())
        .containsExactlyInAnyOrder("asset_id", "customer_ip", "quantity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"asset_id", "customer_ip", "quantity"})
  void null_is_refused_by_name(String field) {
    var body =
        new HashMap<String, Object>(Map.of("asset_id", PIANO, "customer_ip", IN_US, "quantity", 1));
    body.put(field, null);

    var reply = sandbox.post(PATH, body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly(field);
  }

  @Test
  void what_is_not_json_is_a_400() {
    assertThat(sandbox.post(PATH, "{").status()).isEqualTo(400);
    assertThat(sandbox.post(PATH, "").errorName()).isEqualTo("MALFORMED_JSON");
    assertThat(sandbox.post(PATH, "[]").status()).isEqualTo(422);
  }

  private static String token(Api.Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    return reply.json().path("token").asString();
  }
}
