package org.partbook.vendorpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.webhook.Receiver;

/// What a vendor does with its webhooks on its page.
class WebhookPageTest {
  private static final String LIST = "/vendor/webhooks";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern NUMBER = Pattern.compile("vendor/webhooks/([0-9]+)\"");
  private static final Pattern DELIVERY = Pattern.compile("/deliveries/([\\w-]{50})\"");
  private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([^<]+)</code>");

  private static TestServer server;
  private static Visitor sandbox;
  private static Visitor live;
  private static Visitor other;
  private static long order = 40_000;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
    sandbox = signedIn(server.shop().name(), Environment.SANDBOX);
    live = signedIn(server.shop().name(), Environment.LIVE);
    other = signedIn("Second Shop", Environment.SANDBOX);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void removeAll() {
    for (var visitor : new Visitor[] {sandbox, live, other}) {
      var numbers = NUMBER.matcher(visitor.get(LIST).text());
      while (numbers.find()) {
        visitor.submit(LIST + "/" + numbers.group(1) + "/remove");
      }
    }
  }

  private static Visitor signedIn(String vendor, Environment environment) {
    var visitor = new Visitor(server.app().uri());
    var found = server.vendors().find(vendor).orElseThrow();
    visitor.signIn(server.vendors().issue(found, environment).token());
    return visitor;
  }

  private static Visitor.Page add(Visitor visitor, String url, String types) {
    return visitor.submit(LIST, "url", url, "types", types, "scheme", "hmac");
  }

  /// Adds one, and gives its path.
  private static String added(Visitor visitor, String url) {
    var answer = add(visitor, url, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return LIST + "/" + found(NUMBER, answer.text());
  }

  private static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private static long sell() {
    return sell(server.sandbox());
  }

  private static long sell(Api shop) {
    long sold = ++order;
    shop.register(Purchase.of(PIANO, sold, 1));
    shop.settled(sold);
    return sold;
  }

  private static String awaited(Supplier<String> text, String what) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var now = text.get();
      if (now.contains(what)) {
        return now;
      }
      assertThat(System.nanoTime()).as(now).isLessThan(deadline);
      Api.pause(Duration.ofMillis(50));
    }
  }

  /// The path of the newest delivery to an endpoint, as soon as it has arrived.
  private static String arrived(String endpoint) {
    return arrived(sandbox, endpoint);
  }

  private static String arrived(Visitor visitor, String endpoint) {
    var page = awaited(() -> visitor.get(endpoint).text(), ">arrived<");
    return endpoint + "/deliveries/" + found(DELIVERY, page);
  }

  @Test
  void who_adds_a_webhook_sees_its_secret_once_and_messages_are_signed_with_it()
      throws WebhookVerificationException {
    try (var receiver = Receiver.answering(Receiver.status(204))) {
      var answer = add(sandbox, receiver.url(), " line.*, statement.closed ");

      var secret = found(SECRET, answer.text());
      assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
      assertThat(answer.text()).contains("shown only this once");
      var endpoint = LIST + "/" + found(NUMBER, answer.text());
      sell();
      var delivery = sandbox.get(arrived(endpoint)).text();
      var message = receiver.messages().getFirst();
      new Webhook(secret).verify(message.body(), message.headers());
      assertThat(sandbox.get(LIST).text() + sandbox.get(endpoint).text() + delivery)
          .contains("line.*,statement.closed", "enabled")
          .doesNotContain("whsec_");
    }
  }

  @Test
  void a_public_key_is_no_secret() {
    try (var receiver = Receiver.answering(Receiver.status(204))) {
      var answer = sandbox.submit(LIST, "url", receiver.url(), "scheme", "ed25519");

      var key = found(SECRET, answer.text());
      assertThat(key).startsWith("whpk_");
      assertThat(sandbox.get(LIST + "/" + found(NUMBER, answer.text())).text()).contains(key);
    }
  }

  @Test
  void a_delivery_shows_its_message_and_how_each_attempt_was_answered() {
    try (var receiver = Receiver.answering(Receiver.text(500, "<b>no</b> \"way\""))) {
      var endpoint = added(sandbox, receiver.url());
      var sold = sell();
      var page = awaited(() -> sandbox.get(endpoint).text(), "failing");
      assertThat(page).contains("line.completed", "evt_", "failed, and is tried again");
      var delivery = endpoint + "/deliveries/" + found(DELIVERY, page);

      receiver.answer(Receiver.status(200));
      var answer = sandbox.submit(delivery + "/resend");

      assertThat(answer.status()).isEqualTo(303);
      var shown = awaited(() -> sandbox.get(delivery).text(), ">arrived<");
      assertThat(shown)
          .contains("&lt;b&gt;no&lt;/b&gt;", ">500<", ">200<", " ms<")
          .contains("&quot;order_id&quot;:" + sold, "webhook-id: evt_")
          .doesNotContain("<b>no");
    }
  }

  @Test
  void what_has_arrived_is_sent_again_as_a_delivery_of_its_own() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var endpoint = added(sandbox, receiver.url());
      sell();
      var delivery = arrived(endpoint);

      var answer = sandbox.submit(delivery + "/resend");

      var again = answer.header("Location").replaceFirst("^[./]+", "/");
      assertThat(again).startsWith(endpoint + "/deliveries/").isNotEqualTo(delivery);
      awaited(() -> sandbox.get(again).text(), ">arrived<");
      assertThat(receiver.messages())
          .extracting(Receiver.Message::id)
          .hasSize(2)
          .containsOnly(receiver.messages().getFirst().id());
    }
  }

  @Test
  void nothing_more_is_sent_again_where_a_thousand_wait() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var endpoint = added(sandbox, receiver.url());
      sell();
      var delivery = arrived(endpoint);
      deliverMore(endpoint, 1000);
      server
          .db()
          .transact(tx ->
              tx.update(
                  """
                  update webhook_delivery set done_at = null, subject = -id, due_at = ?
                  where done_at = created_at
                  """,
                  server.clock().instant().plus(Duration.ofDays(1))));

      var resent = sandbox.submit(delivery + "/resend");
      assertThat(resent.status()).isEqualTo(409);
      assertThat(resent.text()).contains("role=\"alert", "1000 deliveries wait at webhook");
      var replayed = sandbox.submit(endpoint + "/replay", "since", "2001-01-01T00:00");
      assertThat(replayed.status()).isEqualTo(422);
      assertThat(replayed.text()).contains("1000 deliveries wait at webhook", "2001-01-01T00:00");
    }
  }

  @Test
  void everything_since_a_time_is_sent_again_and_what_is_no_time_is_told() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var endpoint = added(sandbox, receiver.url());
      var sold = sell();
      arrived(endpoint);

      var refused = sandbox.submit(endpoint + "/replay", "since", "yester<day");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text()).contains("yester&lt;day&#39; is no time").contains("role=\"alert");

      var answer = sandbox.submit(endpoint + "/replay", "since", "2001-01-01T00:00");
      var told = answer.header("Location").replaceFirst("^[^?]*", "");
      awaited(() -> receiver.messages(sold).size() > 1 ? "twice" : "once", "twice");
      assertThat(sandbox.get(endpoint + told).text()).contains("events have happened");
      for (var madeUp : List.of("?replayed=99999999999", told.replace("replayed=", "replayed=9"))) {
        assertThat(sandbox.get(endpoint + madeUp).text()).doesNotContain("events have happened");
      }
    }
  }

  @Test
  void in_the_sandbox_messages_go_wrong_on_purpose_and_the_page_says_which() {
    try (var receiver = Receiver.answering(Receiver.status(204))) {
      var answer = sandbox.submit(LIST, "url", receiver.url(), "trouble", "wrong_signature");
      var endpoint = LIST + "/" + found(NUMBER, answer.text());
      assertThat(sandbox.get(LIST).text())
          .contains("<td data-label=\"Wrong on purpose\">wrong_signature</td>");
      sell();
      var delivery = sandbox.get(arrived(endpoint)).text();
      assertThat(delivery)
          .contains("<td data-label=\"Wrong on purpose\">wrong_signature</td>")
          .contains("<span class=\"bad\">204</span>", "<span class=\"good\">204</span>");

      assertThat(sandbox.submit(endpoint + "/trouble", "trouble", "none").status()).isEqualTo(303);

      assertThat(sandbox.get(endpoint).text()).contains("<dd>none: nothing</dd>");
      var refused = sandbox.submit(endpoint + "/trouble", "trouble", "<late>");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text())
          .contains("trouble can&#39;t be &#39;&lt;late&gt;&#39;: it is one of none, twice,");
    }
  }

  @Test
  void nothing_goes_wrong_on_purpose_with_a_live_webhook() {
    var url = "https://127.0.0.1:9/hooks";
    var refused = live.submit(LIST, "url", url, "trouble", "twice");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("trouble can&#39;t be &#39;twice&#39;: only webhooks of the sandbox", "is live");
    var endpoint = added(live, url);

    var changed = live.submit(endpoint + "/trouble", "trouble", "lost");

    assertThat(changed.status()).isEqualTo(422);
    assertThat(changed.text()).contains("trouble can&#39;t be &#39;lost&#39;");
    assertThat(live.get(LIST).text() + live.get(endpoint).text())
        .doesNotContain("wrong_signature", "on purpose");
  }

  @Test
  void a_disabled_webhook_waits_and_goes_on_where_it_was() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var endpoint = added(sandbox, receiver.url());

      sandbox.submit(endpoint + "/disable");
      assertThat(sandbox.get(LIST).text()).contains("disabled", "by the vendor, on its page");
      var sold = sell();
      Api.pause(Duration.ofMillis(700));
      assertThat(receiver.messages(sold)).isEmpty();
      sandbox.submit(endpoint + "/enable");

      arrived(endpoint);
      assertThat(receiver.messages(sold)).hasSize(1);
    }
  }

  @Test
  void a_new_secret_is_another_one() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var answer = add(sandbox, receiver.url(), "");
      var endpoint = LIST + "/" + found(NUMBER, answer.text());

      var renewed = sandbox.submit(endpoint + "/rotate");

      assertThat(found(SECRET, renewed.text())).isNotEqualTo(found(SECRET, answer.text()));
      assertThat(renewed.text()).contains("former one as well");
      assertThat(renewed.header("Cache-Control")).isEqualTo("private, no-store");
    }
  }

  @Test
  void a_webhook_is_removed_only_after_a_second_form() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var endpoint = added(sandbox, receiver.url());

      assertThat(sandbox.get(endpoint + "/remove").text()).contains("Remove it for good");
      assertThat(sandbox.get(endpoint).status()).isEqualTo(200);
      assertThat(sandbox.submit(endpoint + "/remove").status()).isEqualTo(303);

      assertThat(sandbox.get(endpoint).status()).isEqualTo(404);
      assertThat(sandbox.get(LIST).text()).contains("There is none in sandbox yet");
    }
  }

  @Test
  void what_cannot_be_is_told_beside_the_form_with_what_was_typed() {
    var ftp = add(sandbox, "ftp://shop.example/<x>", "line.completed");
    assertThat(ftp.status()).isEqualTo(422);
    assertThat(ftp.text())
        .contains("role=\"alert\"", "value=\"ftp://shop.example/&lt;x&gt;\"", "line.completed");
    assertThat(add(live, "http://127.0.0.1:9/", "").text()).contains("must begin with https://");
    assertThat(add(sandbox, "http://127.0.0.1:9/", "line.sold").text())
        .contains("&#39;line.sold&#39; is no type of events", "value=\"http://127.0.0.1:9/\"");
    assertThat(sandbox.submit(LIST, "url", "http://127.0.0.1:9/", "scheme", "rsa").status())
        .isEqualTo(422);
    var turned = sandbox.submit(LIST, "url", "http://127.0.0.1:9/", "environment", "live");
    assertThat(turned.text()).contains("has turned to sandbox meanwhile");
    assertThat(NUMBER.matcher(sandbox.get(LIST).text()).find()).isFalse();
    for (int i = 0; i < 10; i++) {
      added(sandbox, "http://127.0.0.1:9/");
    }
    assertThat(add(sandbox, "http://127.0.0.1:9/", "").text())
        .contains("10 webhooks in sandbox already");
  }

  @Test
  void inner_addresses_are_refused_unless_the_publisher_allows_them() {
    try (var strict = TestServer.start()) {
      var visitor = new Visitor(strict.app().uri());
      visitor.signIn(strict.vendors().issue(strict.shop(), Environment.SANDBOX).token());

      assertThat(add(visitor, "https://127.0.0.1/hooks", "").text())
          .contains("has an address that isn&#39;t public", "value=\"https://127.0.0.1/hooks\"");
      assertThat(NUMBER.matcher(visitor.get(LIST).text()).find()).isFalse();
    }
  }

  @Test
  void webhooks_of_others_and_of_the_other_environment_are_not_there() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var own = added(sandbox, receiver.url());
      sell();
      var delivery = arrived(own);
      var sent = receiver.messages().size();
      var foreign = added(other, receiver.url());
      var number = delivery.substring(delivery.lastIndexOf('/') + 1);

      for (var stranger : new Visitor[] {live, other}) {
        assertThat(stranger.get(LIST).text()).doesNotContain(own.substring(1) + "\"");
        for (var path : new String[] {own, own + "/remove", delivery}) {
          assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
        }
        for (var what :
            new String[] {"rotate", "disable", "enable", "trouble", "replay", "remove"}) {
          assertThat(stranger.submit(own + "/" + what, "since", "2001-01-01T00:00").status())
              .as(what)
              .isEqualTo(404);
        }
        assertThat(stranger.submit(delivery + "/resend").status()).isEqualTo(404);
      }
      // A delivery of somebody else's isn't there by way of one's own webhook, either.
      assertThat(other.get(foreign + "/deliveries/" + number).status()).isEqualTo(404);
      assertThat(other.submit(foreign + "/deliveries/" + number + "/resend").status())
          .isEqualTo(404);
      assertThat(sandbox.get(own).text()).contains("enabled");
      assertThat(receiver.messages()).hasSize(sent);
      for (var none : new String[] {"/0", "/x", "/99999999999999999999"}) {
        assertThat(sandbox.get(LIST + none).status()).as(none).isEqualTo(404);
      }
    }
  }

  @Test
  void the_numbers_of_deliveries_are_sealed_so_that_nobody_counts_those_of_others() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var own = added(sandbox, receiver.url());
      sell();
      var delivery = arrived(own);
      var sealed = delivery.substring(delivery.lastIndexOf('/') + 1);
      var number =
          server
              .db()
              .ask(tx -> tx.one("select max(id) from webhook_delivery", row -> "" + row.getLong(1)))
              .orElseThrow();
      var foreign = added(other, receiver.url());
      var second = server.vendors().find("Second Shop").orElseThrow();
      sell(server.api(second, Environment.SANDBOX));
      var later = arrived(other, foreign);

      assertThat(sandbox.get(own).text() + sandbox.get(delivery).text())
          .doesNotContain("deliveries/" + number + "\"", "Delivery " + number);
      assertThat(sandbox.get(own + "/deliveries/" + number).status()).isEqualTo(404);
      assertThat(sandbox.submit(own + "/deliveries/" + number + "/resend").status()).isEqualTo(404);
      assertThat(sandbox.get(own + "?before=" + sealed).text()).contains("There are none");
      // It counts as none: otherwise the answer would tell which of the two is older.
      assertThat(other.get(foreign + "?before=" + sealed).text())
          .contains(later.substring(later.lastIndexOf('/')) + "\"");
      assertThat(other.get(foreign + "/deliveries/" + sealed).status()).isEqualTo(404);
    }
  }

  @Test
  void forms_of_other_sites_do_nothing() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var endpoint = added(sandbox, receiver.url());

      assertThat(sandbox.post(LIST, "url", receiver.url()).status()).isEqualTo(400);
      assertThat(sandbox.post(endpoint + "/remove", "seal", "guessed").status()).isEqualTo(400);
      assertThat(sandbox.post(endpoint + "/rotate").status()).isEqualTo(400);

      assertThat(sandbox.get(endpoint).text()).contains("enabled");
    }
  }

  /// As if so many had arrived besides.
  private static void deliverMore(String endpoint, int many) {
    server
        .db()
        .transact(tx ->
            tx.update(
                """
                insert into webhook_delivery (
                  endpoint_id, number, type, subject, due_at, created_at, done_at)
                select endpoint_id, number, type, subject, due_at, created_at, created_at
                from (
                  select * from webhook_delivery where endpoint_id = ? order by id limit 1) as one,
                  generate_series(1, ?)
                """,
                Long.parseLong(endpoint.substring(endpoint.lastIndexOf('/') + 1)),
                many));
  }

  @Test
  void long_lists_of_deliveries_are_paged_and_the_ledger_says_who_did_what() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var endpoint = added(sandbox, receiver.url());
      sell();
      var delivery = arrived(endpoint);
      deliverMore(endpoint, 51);

      var first = sandbox.get(endpoint).text();
      assertThat(first.split("data-label=\"Event\"", -1)).hasSize(51);
      var older = found(Pattern.compile("\\?(before=[\\w-]+)\""), first);
      assertThat(sandbox.get(endpoint + "?" + older).text())
          .contains(delivery.substring(delivery.lastIndexOf("/deliveries/")) + "\"")
          .doesNotContain("Older deliveries");
      var actors =
          server
              .db()
              .ask(tx ->
                  tx.list(
                      "select actor from journal where kind = 'WEBHOOK_ADDED'",
                      row -> row.getString(1)));
      assertThat(actors).isNotEmpty().allMatch(actor -> actor.matches("token [0-9]+"));
    }
  }
}
