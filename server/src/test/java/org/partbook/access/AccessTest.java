package org.partbook.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHDRAWN;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

class AccessTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_operation_but_health_asks_for_a_token() {
    var nobody = server.withoutToken();

    assertThat(nobody.get("/health").status()).isEqualTo(200);
    for (var request : operations(nobody)) {
      var reply = nobody.send(request);
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.errorName()).isEqualTo("UNAUTHORIZED");
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(reply.header("X-Environment")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic dXNlcjpwYXNz",
        "bearer pb_live_",
        "Token abc",
        "Bearer a b c",
        "Bearer ' or 1=1 --"
      })
  void what_is_not_a_token_is_refused(String header) {
    var nobody = server.withoutToken();

    var reply =
        nobody.send(
            nobody.request("/purchase/info?order_id=1").header("Authorization", header).GET());

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void the_scheme_is_read_in_any_case() {
    var token = server.vendors().issue(server.shop(), Environment.LIVE).token();
    var nobody = server.withoutToken();

    var reply =
        nobody.send(
            nobody.request("/assets/list").header("Authorization", "bearer " + token).GET());

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void a_revoked_token_is_refused_at_once() {
    var issued = server.vendors().issue(server.shop(), Environment.LIVE);
    var shop = server.withToken(issued.token());
    assertThat(shop.get("/assets/list").status()).isEqualTo(200);

    assertThat(server.vendors().revoke(issued.id())).isTrue();

    assertThat(shop.get("/assets/list").status()).isEqualTo(401);
    assertThat(server.live().get("/assets/list").status()).isEqualTo(200);
  }

  /// Whoever has called before is remembered, and yet not let in any more.
  @Test
  void a_revoked_token_opens_no_operation_any_more_and_changes_nothing() {
    var issued = server.vendors().issue(server.shop(), Environment.LIVE);
    var shop = server.withToken(issued.token());
    assertThat(shop.register(Purchase.of(PIANO, 77, 1)).status()).isEqualTo(201);
    assertThat(shop.settled(77).status()).isEqualTo(200);
    assertThat(server.vendors().revoke(issued.id())).isTrue();

    var replies =
        List.of(
            shop.register(Purchase.of(PIANO, 77, 2)),
            shop.register(Purchase.of(PIANO, 77, 1)),
            shop.register(Purchase.of(WITHDRAWN, 77, 3)),
            shop.register(Purchase.of(PIANO, 77, 4).with("quantity", 0)),
            shop.info(77),
            shop.info(78),
            shop.get("/purchase/info?order_id=x"),
            shop.downloadUrl(77, 1),
            shop.viewUrl(77, 9),
            shop.cancel(77, 1),
            shop.get("/assets/list"));

    assertThat(replies)
        .allSatisfy(reply -> {
          assertThat(reply.status()).isEqualTo(401);
          assertThat(reply.header("X-Environment")).isEmpty();
        });
    assertThat(server.live().info(77).json()).hasSize(1);
  }

  @Test
  void an_expired_token_registers_nothing() {
    var issued = server.vendors().issue(server.shop(), Environment.LIVE, Duration.ofMinutes(5));
    var shop = server.withToken(issued.token());
    assertThat(shop.register(Purchase.of(PIANO, 79, 1)).status()).isEqualTo(201);

    server.clock().advance(Duration.ofMinutes(6));

    assertThat(shop.register(Purchase.of(PIANO, 79, 2)).status()).isEqualTo(401);
    assertThat(server.live().info(79).json()).hasSize(1);
  }

  @Test
  void a_token_works_until_it_expires() {
    var issued = server.vendors().issue(server.shop(), Environment.SANDBOX, Duration.ofMinutes(5));
    var shop = server.withToken(issued.token());
    assertThat(shop.get("/assets/list").header("X-Environment")).isEqualTo("sandbox");

    server.clock().advance(Duration.ofMinutes(6));

    assertThat(shop.get("/assets/list").status()).isEqualTo(401);
  }

  @Test
  void a_token_is_nowhere_in_the_database() {
    var token = server.vendors().issue(server.shop(), Environment.LIVE).token();
    var secret = token.substring(token.lastIndexOf('_') + 1);

    var rows =
        server
            .db()
            .inTransaction(
                tx -> tx.list("select access_token::text from access_token", r -> r.getString(1)));

    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret));
  }

  @Test
  void a_vendor_without_access_to_the_catalogue_is_told_403() {
    var vendor = server.vendors().add("Without catalogue", false);

    var reply = server.api(vendor, Environment.LIVE).get("/assets/list");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errorName()).isEqualTo("NO_CATALOG_ACCESS");
  }

  @Test
  void a_vendors_name_is_unique_and_readable() {
    server.vendors().add("Only once", true);

    assertThatThrownBy(() -> server.vendors().add("Only once", true))
        .hasMessageContaining("Only once");
    assertThatThrownBy(() -> server.vendors().add(" ", true)).hasMessageContaining("1 to 100");
    assertThatThrownBy(() -> server.vendors().add("a\nb", true))
        .hasMessageContaining("control characters");
  }

  private static List<HttpRequest.Builder> operations(Api api) {
    return List.of(
        api.request("/purchase/register").POST(BodyPublishers.ofString("{}")),
        api.request("/purchase/validate-purchase-before-payment")
            .POST(BodyPublishers.ofString("{}")),
        api.request("/purchase/info?order_id=1").GET(),
        api.request("/purchase/download-url?order_id=1&order_line_id=1").GET(),
        api.request("/purchase/view-url?order_id=1&order_line_id=1").GET(),
        api.request("/purchase/cancel?order_id=1&order_line_id=1").DELETE(),
        api.request("/purchase/register-order").POST(BodyPublishers.ofString("{}")),
        api.request("/purchase/orders").GET(),
        api.request("/purchase/order-download-url?order_number=1").GET(),
        api.request("/purchase/receipt?order_number=1&order_line_id=1").GET(),
        api.request("/assets/changes").GET(),
        api.request("/assets/1").GET(),
        api.request("/events").GET(),
        api.request("/sandbox/report").GET(),
        api.request("/sandbox/clock").GET(),
        api.request("/sandbox/clock").POST(BodyPublishers.ofString("{}")),
        api.request("/sandbox/clock").DELETE(),
        api.request("/assets/list").GET());
  }
}
