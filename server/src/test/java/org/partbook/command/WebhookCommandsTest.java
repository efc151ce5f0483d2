package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import tools.jackson.databind.JsonNode;

/// The publisher's side of webhooks, typed while the server runs. Nobody listens where they lead.
class WebhookCommandsTest {
  private static final String SHOP = "First Shop";
  private static final String NOWHERE = "http://127.0.0.1:9/hooks";

  @TempDir static Path folder;
  private static TestServer server;
  private static Typed.Shell shell;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
    shell = new Typed.Shell(folder, new HashMap<>(server.settings()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Typed type(String... words) {
    return shell.type(words);
  }

  private static String add() {
    var typed = type("webhook", "add", SHOP, "--url", NOWHERE, "--sandbox", "--json");
    assertThat(typed.code()).as(typed.err()).isZero();
    return typed.json().path("id").asString();
  }

  private static JsonNode shown(String id) {
    return type("webhook", "show", id, "--json").json();
  }

  @Test
  void a_secret_is_shown_when_it_is_made_and_never_again() {
    var typed = type("webhook", "add", SHOP, "--url", NOWHERE, "--sandbox", "--types", "line.*");
    var secret = typed.out().strip();

    assertThat(secret).startsWith("whsec_");
    assertThat(typed.err()).contains("shown only this once").doesNotContain(secret);
    var all = type("webhook", "list", SHOP).out() + type("webhook", "list", "--json").out();
    assertThat(all).contains("line.*", NOWHERE, "sandbox").doesNotContain("whsec_");
    var noted = type("ledger", "list", "--kind", "webhook_added", "--json").out();
    assertThat(noted).contains("127.0.0.1").doesNotContain("whsec_", "/hooks");
    var rotated = type("webhook", "rotate", add(), "--overlap", "1h");
    assertThat(rotated.out()).startsWith("whsec_").doesNotContain(secret);
  }

  @Test
  void of_ed25519_the_public_key_is_shown_whenever_it_is_asked_for() {
    var typed = type("webhook", "add", SHOP, "--url", NOWHERE, "--sandbox", "--ed25519", "--json");
    var key = typed.json().path("secret").asString();

    assertThat(key).startsWith("whpk_");
    var id = typed.json().path("id").asString();
    assertThat(shown(id).path("public_key").asString()).isEqualTo(key);
    assertThat(type("webhook", "remove", id).code()).isZero();
    assertThat(type("webhook", "show", id).err()).contains("there is no webhook " + id);
  }

  @Test
  void a_webhook_is_disabled_changed_and_enabled() {
    var id = add();
    assertThat(type("webhook", "disable", id, "--reason", "moving").code()).isZero();
    assertThat(shown(id).path("state").asString()).isEqualTo("disabled");
    assertThat(type("webhook", "list").out()).contains("disabled since", ": moving");
    assertThat(type("webhook", "disable", id, "--reason", "x").err()).contains("disabled already");

    assertThat(type("webhook", "change", id, "--types", "line.failed").code()).isZero();
    assertThat(type("webhook", "enable", id).code()).isZero();

    assertThat(shown(id).path("state").asString()).isEqualTo("enabled");
    assertThat(shown(id).path("types").toString()).isEqualTo("[\"line.failed\"]");
    assertThat(type("webhook", "remove", id).code()).isZero();
  }

  @Test
  void messages_of_the_sandbox_go_wrong_on_purpose_and_those_of_live_never() {
    var added =
        type("webhook", "add", SHOP, "--url", NOWHERE, "--sandbox", "--trouble", "lost", "--json");
    var id = added.json().path("id").asString();
    assertThat(type("webhook", "list").out()).contains("TROUBLE", "lost");
    server.sandbox().register(Purchase.of(TestAssets.PIANO, 2, 1));
    var deliveries = type("webhook", "deliveries", id, "--json").json();
    while (deliveries.isEmpty() || deliveries.get(0).path("attempts").size() < 2) {
      Api.pause(Duration.ofMillis(100));
      deliveries = type("webhook", "deliveries", id, "--json").json();
    }
    var attempts = deliveries.get(0).path("attempts");
    assertThat(attempts.get(0).path("on_purpose").asString()).isEqualTo("lost");
    assertThat(attempts.get(1).path("on_purpose").isNull()).isTrue();

    assertThat(type("webhook", "change", id, "--trouble", "stale").err()).contains("stale");
    assertThat(shown(id).path("trouble").asString()).isEqualTo("stale");
    assertThat(type("webhook", "change", id, "--trouble", "none").code()).isZero();
    assertThat(type("webhook", "show", id).out()).containsPattern("trouble +none");
    assertThat(type("webhook", "change", id, "--trouble", "late").err())
        .contains("--trouble: trouble can't be 'late': it is one of none, twice,");
    var live = "https://127.0.0.1:9/hooks";
    assertThat(type("webhook", "add", SHOP, "--url", live, "--trouble", "twice").err())
        .contains("trouble can't be 'twice': only webhooks of the sandbox", "this one is live");
    assertThat(type("webhook", "remove", id).code()).isZero();
  }

  @Test
  void deliveries_are_listed_with_their_attempts_and_sent_again() {
    var id = add();
    var since = server.clock().instant().toString();
    server.sandbox().register(Purchase.of(TestAssets.PIANO, 1, 1));
    var deliveries = type("webhook", "deliveries", id, "--json").json();
    while (deliveries.isEmpty() || deliveries.get(0).path("attempts").isEmpty()) {
      Api.pause(Duration.ofMillis(100));
      deliveries = type("webhook", "deliveries", id, "--json").json();
    }

    var delivery = deliveries.get(0);
    assertThat(delivery.path("type").asString()).isEqualTo("line.completed");
    assertThat(delivery.path("state").asString()).isEqualTo("retrying");
    assertThat(delivery.path("attempts").get(0).path("problem").asString())
        .isEqualTo("the connection was refused");
    assertThat(type("webhook", "deliveries", id, "--waiting").out())
        .contains("line.completed", "the connection was refused");
    assertThat(type("webhook", "list").out()).contains("failing since");
    assertThat(type("webhook", "resend", delivery.path("id").asString()).code()).isZero();
    assertThat(type("webhook", "replay", id, "--since", since).err()).contains("1 events");
    assertThat(type("webhook", "resend", "999999").err()).contains("there is no delivery 999999");
    assertThat(type("webhook", "remove", id).code()).isZero();
  }

  @Test
  void what_makes_no_sense_is_said_in_one_sentence() {
    assertThat(type("webhook", "add", SHOP, "--url", "http://shop.example").err())
        .contains("it must begin with https://");
    assertThat(type("webhook", "add", SHOP, "--url", NOWHERE, "--sandbox", "--types", "x").err())
        .contains("'x' is no type of events: there are line.completed");
    assertThat(type("webhook", "add", "Nobody", "--url", NOWHERE).err())
        .contains("there is no vendor 'Nobody'");
    assertThat(type("webhook", "show", "999").err()).contains("there is no webhook 999");
  }
}
