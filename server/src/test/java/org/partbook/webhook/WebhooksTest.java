package org.partbook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.Api.await;
import static org.partbook.TestAssets.PIANO;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.ledger.Actor;
import org.partbook.webhook.Endpoint.State;
import org.partbook.webhook.Receiver.Message;
import org.partbook.webhook.Webhooks.Revealed;
import org.partbook.webhook.Webhooks.Wanted;

/// What an endpoint hears, and what becomes of it when it doesn't listen.
class WebhooksTest {
  private static final long A_SECOND = Duration.ofSeconds(1).toNanos();

  /// Longer than a message takes, and shorter than it waits for an endpoint that hangs.
  private static final Duration NOT_HELD_UP = Duration.ofSeconds(10);

  /// So long, at least, a place is taken by an endpoint that hangs.
  private static final Duration ATTEMPT = Duration.ofSeconds(14);

  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static TestServer server;
  private static Api shop;
  private static Webhooks webhooks;
  private static long order = 60_000;

  private final List<Endpoint> added = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
    shop = server.sandbox();
    webhooks =
        new Webhooks(
            server.db(), server.clock(), Actor.operator("anna"), Reach.INNER, (_, _) -> {});
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void remove() {
    added.forEach(webhooks::remove);
  }

  private Revealed add(String url, EventTypes types, Scheme scheme) {
    return add(server.shop(), Environment.SANDBOX, url, types, scheme);
  }

  private Revealed add(
      Vendor vendor, Environment environment, String url, EventTypes types, Scheme scheme) {
    var revealed = webhooks.add(vendor, new EventLog(vendor.id(), environment), url, types, scheme);
    added.add(revealed.endpoint());
    return revealed;
  }

  private Revealed add(Receiver receiver) {
    return add(receiver.url(), EventTypes.ALL, Scheme.HMAC);
  }

  private static long sell() {
    long sold = ++order;
    shop.register(Purchase.of(PIANO, sold, 1));
    assertThat(shop.settled(sold).status()).isEqualTo(200);
    return sold;
  }

  private static Message arrived(Receiver receiver, long sold) {
    await(() -> !receiver.messages(sold).isEmpty());
    return receiver.messages(sold).getFirst();
  }

  private static Endpoint now(Revealed revealed) {
    return webhooks.find(revealed.endpoint().id()).orElseThrow();
  }

  private static List<Delivery> deliveries(Revealed revealed) {
    return webhooks.deliveries(revealed.endpoint(), new Wanted(OptionalLong.empty(), false, 1000));
  }

  private static Delivery delivery(Revealed revealed) {
    await(() -> !deliveries(revealed).isEmpty());
    return deliveries(revealed).getLast();
  }

  private static void verify(String secret, Message message) throws WebhookVerificationException {
    new Webhook(secret).verify(message.body(), message.headers());
  }

  @Test
  void a_sale_is_told_within_a_second_and_an_independent_library_verifies_it() throws Exception {
    try (var receiver = Receiver.answering(Receiver.status(204))) {
      var revealed = add(receiver);
      var before = System.nanoTime();
      var message = arrived(receiver, sell());
      // A busy machine gets it done in time now and then.
      for (int i = 0; i < 20 && message.atNanos() - before > A_SECOND; i++) {
        before = System.nanoTime();
        message = arrived(receiver, sell());
      }

      assertThat(message.atNanos() - before).isLessThan(A_SECOND);
      assertThat(revealed.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
      verify(revealed.secret(), message);
      assertThat(message.target()).isEqualTo("/hooks?shop=1");
      assertThat(message.header("content-type")).isEqualTo("application/json");
      assertThat(message.type()).isEqualTo("line.completed");
      assertThat(message.json().propertyNames()).containsExactly("type", "timestamp", "data");
      var listed = shop.get("/events?types=line.completed&page_size=1000").json().path("events");
      assertThat(listed.valueStream().map(event -> event.path("id").asString()))
          .contains(message.id());
      var changed = new Message("", message.headers(), message.body() + " ", 0);
      assertThatThrownBy(() -> verify(revealed.secret(), changed))
          .isInstanceOf(WebhookVerificationException.class);
    }
  }

  @Test
  void a_signature_of_ed25519_is_verified_with_the_public_key() throws Exception {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var revealed = add(receiver.url(), EventTypes.ALL, Scheme.ED25519);
      assertThat(now(revealed).openKey()).contains(revealed.secret());

      var message = arrived(receiver, sell());

      var raw = Base64.getDecoder().decode(revealed.secret().replace("whpk_", ""));
      var encoded = new byte[X509.length + raw.length];
      System.arraycopy(X509, 0, encoded, 0, X509.length);
      System.arraycopy(raw, 0, encoded, X509.length, raw.length);
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      signature.update(
          (message.id() + "." + message.header("webhook-timestamp") + "." + message.body())
              .getBytes(StandardCharsets.UTF_8));
      assertThat(message.header("webhook-signature")).startsWith("v1a,");
      var sent = message.header("webhook-signature").replace("v1a,", "");
      assertThat(signature.verify(Base64.getDecoder().decode(sent))).isTrue();
    }
  }

  @Test
  void after_a_rotation_both_secrets_hold_for_a_while() throws Exception {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var former = add(receiver);
      // Shorter than the library's patience with wrong clocks.
      var renewed = webhooks.rotate(former.endpoint(), Duration.ofMinutes(1));

      var message = arrived(receiver, sell());
      verify(former.secret(), message);
      verify(renewed.secret(), message);

      server.clock().advance(Duration.ofMinutes(1));
      var later = arrived(receiver, sell());
      verify(renewed.secret(), later);
      assertThatThrownBy(() -> verify(former.secret(), later))
          .isInstanceOf(WebhookVerificationException.class);
    }
  }

  @Test
  void only_the_wanted_types_are_told_and_only_what_happens_from_then_on() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var before = sell();
      Api.pause(Duration.ofMillis(500));
      add(receiver.url(), EventTypes.parse("line.cancelled"), Scheme.HMAC);
      var sold = sell();
      shop.cancel(sold, 1);

      assertThat(arrived(receiver, sold).type()).isEqualTo("line.cancelled");
      assertThat(receiver.messages(sold)).hasSize(1);
      assertThat(receiver.messages(before)).isEmpty();
    }
  }

  @Test
  void what_fails_is_tried_again_with_the_same_id_and_each_answer_is_kept() throws Exception {
    var attempts = new AtomicInteger();
    try (var receiver =
        Receiver.answering((exchange, message) ->
            (attempts.incrementAndGet() == 1
                    ? Receiver.text(500, "no\u0000 way " + "x".repeat(5000))
                    : Receiver.status(200))
                .answer(exchange, message))) {
      var revealed = add(receiver);
      var sold = sell();

      await(() -> receiver.messages(sold).size() == 2);

      var messages = receiver.messages(sold);
      assertThat(messages.getFirst().id()).isEqualTo(messages.getLast().id());
      assertThat(Duration.ofNanos(messages.getLast().atNanos() - messages.getFirst().atNanos()))
          .isBetween(Duration.ofMillis(4_500), Duration.ofMinutes(1));
      verify(revealed.secret(), messages.getLast());
      await(() -> delivery(revealed).doneAt().isPresent());
      var kept = delivery(revealed).attempts();
      assertThat(kept)
          .extracting(Attempt::status)
          .containsExactly(Optional.of(500), Optional.of(200));
      assertThat(kept.getFirst().answer()).startsWith("no\uFFFD way xxx").hasSize(1024);
      assertThat(now(revealed).state()).isEqualTo(State.ENABLED);
    }
  }

  @Test
  void whoever_says_410_is_told_nothing_any_more_until_enabled_and_then_misses_nothing() {
    try (var receiver = Receiver.answering(Receiver.status(410))) {
      var revealed = add(receiver);
      var first = sell();
      await(() -> now(revealed).state() == State.DISABLED);
      assertThat(now(revealed).disabled().orElseThrow().why()).contains("410");
      receiver.answer(Receiver.status(200));
      var second = sell();
      Api.pause(Duration.ofSeconds(1));
      assertThat(receiver.messages(second)).isEmpty();

      assertThat(webhooks.enable(now(revealed))).isTrue();

      arrived(receiver, second);
      await(() -> receiver.messages(first).size() == 2);
      await(() -> now(revealed).waiting() == 0);
    }
  }

  @Test
  void after_three_days_of_failures_an_endpoint_is_disabled_and_its_deliveries_wait() {
    try (var young = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
        var receiver = Receiver.answering(Receiver.status(503))) {
      var all =
          new Webhooks(
              young.db(), young.clock(), Actor.operator("anna"), Reach.INNER, (_, _) -> {});
      var log = new EventLog(young.shop().id(), Environment.SANDBOX);
      var revealed =
          all.add(young.shop(), log, receiver.url(), EventTypes.ALL, Scheme.HMAC).endpoint();
      young.sandbox().register(Purchase.of(PIANO, 1, 1));
      for (int attempt = 1; attempt <= 10; attempt++) {
        var made = attempt;
        await(() -> receiver.messages(1).size() >= made);
        await(() -> all.find(revealed.id()).orElseThrow().failures() >= made);
        young.clock().advance(made < 9 ? Duration.ofHours(23) : Duration.ofHours(27));
        if (all.find(revealed.id()).orElseThrow().state() == State.DISABLED) {
          break;
        }
      }

      await(() -> all.find(revealed.id()).orElseThrow().state() == State.DISABLED);
      var endpoint = all.find(revealed.id()).orElseThrow();
      assertThat(endpoint.disabled().orElseThrow().why()).contains("three days");
      assertThat(endpoint.waiting()).isEqualTo(1);
      List<String> noted =
          young
              .db()
              .ask(tx ->
                  tx.list(
                      "select actor from journal where kind = 'WEBHOOK_DISABLED'",
                      row -> row.getString(1)));
      assertThat(noted).containsExactly("system");
    }
  }

  @Test
  void redirects_are_not_followed_and_a_cut_connection_is_a_failure() {
    var attempts = new AtomicInteger();
    try (var elsewhere = Receiver.answering(Receiver.status(200));
        var receiver =
            Receiver.answering((exchange, message) ->
                (attempts.incrementAndGet() == 1
                        ? Receiver.redirect(elsewhere.url())
                        : Receiver.cut())
                    .answer(exchange, message))) {
      var revealed = add(receiver);
      var sold = sell();
      await(() -> delivery(revealed).attempts().size() == 2);

      assertThat(delivery(revealed).attempts().getFirst().status()).contains(302);
      assertThat(delivery(revealed).attempts().getLast().problem()).isPresent();
      assertThat(delivery(revealed).attempts().getLast().status()).isEmpty();
      assertThat(elsewhere.messages()).isEmpty();
      assertThat(receiver.messages(sold)).hasSize(2);
    }
  }

  @Test
  void an_endpoint_that_hangs_is_cut_off_and_holds_nobody_up() {
    try (var hanging = Receiver.answering(Receiver.hanging(Duration.ofSeconds(40)));
        var receiver = Receiver.answering(Receiver.status(200))) {
      var slow = add(hanging);
      add(receiver);
      var begun = System.nanoTime();
      for (int i = 0; i < 10; i++) {
        var before = System.nanoTime();
        var message = arrived(receiver, sell());
        assertThat(Duration.ofNanos(message.atNanos() - before)).isLessThan(NOT_HELD_UP);
      }
      assertThat(hanging.messages().size()).isLessThanOrEqualTo(2 * attemptsSince(begun));

      await(() -> deliveries(slow).stream().anyMatch(one -> !one.attempts().isEmpty()));

      var attempt =
          deliveries(slow).stream()
              .filter(one -> !one.attempts().isEmpty())
              .findFirst()
              .orElseThrow()
              .attempts()
              .getFirst();
      assertThat(attempt.problem()).contains("it took longer than 15 seconds");
      assertThat(attempt.took()).isBetween(ATTEMPT, Duration.ofSeconds(30));
    }
  }

  /// How many attempts at an endpoint that hangs may have been made since, one after the other.
  private static int attemptsSince(long begun) {
    return 1 + (int) ((System.nanoTime() - begun) / ATTEMPT.toNanos());
  }

  /// Twenty endpoints, as a vendor may have in both environments, have forty places of their own,
  /// and there are thirty-two.
  @Test
  void a_vendor_with_twenty_endpoints_that_hang_holds_no_other_vendor_up() {
    try (var hanging = Receiver.answering(Receiver.hanging(Duration.ofSeconds(40)));
        var receiver = Receiver.answering(Receiver.status(200))) {
      var types = EventTypes.parse("line.completed");
      add(hanging.url(), types, Scheme.HMAC);
      addNineteenMore();
      var second = server.vendors().find("Second Shop").orElseThrow();
      add(second, Environment.SANDBOX, receiver.url(), types, Scheme.HMAC);
      var begun = System.nanoTime();
      sell();
      sell();
      await(() -> hanging.messages().size() >= 8);

      var before = System.nanoTime();
      server.api(second, Environment.SANDBOX).register(Purchase.of(PIANO, ++order, 1));
      server.api(second, Environment.SANDBOX).settled(order);
      var message = arrived(receiver, order);

      assertThat(Duration.ofNanos(message.atNanos() - before)).isLessThan(NOT_HELD_UP);
      assertThat(hanging.messages().size()).isBetween(8, 8 * attemptsSince(begun));
    }
  }

  /// Five vendors have forty places of their own, and there are thirty-two.
  @Test
  void however_many_endpoints_hang_thirty_two_messages_are_under_way_and_the_others_wait() {
    var isOver = new AtomicBoolean();
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    try (var hanging =
        Receiver.answering((exchange, _) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          await(isOver::get);
          running.decrementAndGet();
          exchange.sendResponseHeaders(204, -1);
        })) {
      var first = server.vendors().add("Shop 1", true);
      sellToFourDisabled(first, hanging);
      for (int number = 2; number <= 5; number++) {
        sellToFourDisabled(server.vendors().add("Shop " + number, true), hanging);
      }
      server
          .db()
          .transact(tx ->
              tx.update("update webhook_endpoint set disabled_at = null, disabled_why = null"));
      await(() -> running.get() >= 32);
      // Once this is seen to wait, what was there before has been claimed as far as it may be.
      sell(first);
      await(() -> webhooks.find(added.getFirst().id()).orElseThrow().waiting() == 3);

      assertThat(most).hasValue(32);
      isOver.set(true);
      await(() -> hanging.messages().size() >= 5 * 4 * 2);
      assertThat(most).hasValue(32);
    }
  }

  /// Two messages to each of four endpoints wait then.
  private void sellToFourDisabled(Vendor vendor, Receiver receiver) {
    var types = EventTypes.parse("line.completed");
    for (int i = 0; i < 4; i++) {
      webhooks.disable(
          add(vendor, Environment.SANDBOX, receiver.url(), types, Scheme.HMAC).endpoint(), "later");
    }
    sell(vendor);
    sell(vendor);
  }

  private static void sell(Vendor vendor) {
    var api = server.api(vendor, Environment.SANDBOX);
    api.register(Purchase.of(PIANO, ++order, 1));
    assertThat(api.settled(order).status()).isEqualTo(200);
  }

  private void addNineteenMore() {
    server
        .db()
        .transact(tx ->
            tx.update(
                """
                insert into webhook_endpoint (
                  vendor_id, environment, url, types, scheme, position, created_at)
                select vendor_id, environment, url, types, scheme, position, created_at
                from webhook_endpoint, generate_series(1, 19)
                where vendor_id = ?
                """,
                server.shop().id().value()));
    added.clear();
    added.addAll(webhooks.list(server.shop().id()));
    assertThat(added).hasSize(20);
  }

  @Test
  void events_about_one_line_arrive_in_their_order_whatever_fails() {
    var failed = new AtomicInteger();
    try (var receiver =
        Receiver.answering((exchange, message) ->
            (message.type().equals("line.completed") && failed.getAndIncrement() == 0
                    ? Receiver.status(500)
                    : Receiver.status(200))
                .answer(exchange, message))) {
      add(receiver);
      var sold = sell();
      shop.cancel(sold, 1);

      await(() -> receiver.messages(sold).size() == 3);

      assertThat(receiver.messages(sold))
          .extracting(Message::type)
          .containsExactly("line.completed", "line.completed", "line.cancelled");
    }
  }

  @Test
  void a_delivery_is_sent_again_and_everything_since_a_time() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var revealed = add(receiver);
      var since = server.clock().instant();
      var first = sell();
      var second = sell();
      arrived(receiver, first);
      arrived(receiver, second);
      awaitAllDone(revealed);

      webhooks.resend(delivery(revealed));
      await(() -> receiver.messages(first).size() == 2);
      // What still waits isn't sent once more.
      awaitAllDone(revealed);
      webhooks.replay(now(revealed), since);
      await(() -> receiver.messages(first).size() == 3);
      await(() -> receiver.messages(second).size() == 2);

      assertThat(receiver.messages(first))
          .extracting(Message::id)
          .containsOnly(receiver.messages(first).getFirst().id());
    }
  }

  private static void awaitAllDone(Revealed revealed) {
    await(() -> deliveries(revealed).stream().allMatch(one -> one.doneAt().isPresent()));
  }

  @Test
  void a_delivery_is_sent_once_more_only_while_few_wait() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var revealed = add(receiver);
      var sold = sell();
      arrived(receiver, sold);
      await(() -> delivery(revealed).doneAt().isPresent());
      var first = delivery(revealed);
      var since = server.clock().instant();
      holdBack(revealed, 999);

      var again = webhooks.resend(first);
      assertThat(again.id()).isNotEqualTo(first.id());
      await(() -> receiver.messages(sold).size() == 2);
      // Else it would be the one that waits.
      await(() -> webhooks.delivery(again.id()).orElseThrow().doneAt().isPresent());
      holdBack(revealed, 1);

      assertThatThrownBy(() -> webhooks.resend(first))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1000 deliveries wait at webhook " + revealed.endpoint().id());
      assertThatThrownBy(() -> webhooks.replay(now(revealed), since))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1000 deliveries wait");
      var waiting = deliveries(revealed).getFirst();
      assertThat(webhooks.resend(waiting).id()).isEqualTo(waiting.id());
    }
  }

  /// Has so many deliveries wait until tomorrow.
  private static void holdBack(Revealed revealed, int many) {
    server
        .db()
        .transact(tx ->
            tx.update(
                """
                insert into webhook_delivery (
                  endpoint_id, number, type, subject, due_at, created_at)
                select ?, ?, 'line.completed', -more, ?, ?
                from generate_series(1, ?) as more
                """,
                revealed.endpoint().id(),
                many,
                server.clock().instant().plus(Duration.ofDays(1)),
                server.clock().instant(),
                many));
  }

  @Test
  void what_waits_is_not_sent_twice_however_often_it_is_sent_again() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var revealed = add(receiver);
      arrived(receiver, sell());
      await(() -> delivery(revealed).doneAt().isPresent());
      var first = delivery(revealed);
      receiver.answer(Receiver.hanging(Duration.ofSeconds(40)));

      var again = webhooks.resend(first);
      assertThat(webhooks.resend(first).id()).isEqualTo(again.id());
      assertThat(webhooks.resend(again).id()).isEqualTo(again.id());

      assertThat(deliveries(revealed)).hasSize(2);
    }
  }

  @Test
  void a_hundred_thousand_events_are_sent_again_at_most() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var second = server.vendors().find("Second Shop").orElseThrow();
      var types = EventTypes.parse("statement.closed");
      var endpoint =
          add(second, Environment.SANDBOX, receiver.url(), types, Scheme.HMAC).endpoint();
      var since = server.clock().instant().plus(Duration.ofDays(1));
      happen(second, since, 100_000);
      assertThat(webhooks.replay(endpoint, since)).isEqualTo(100_000);

      happen(second, since, 1);

      assertThatThrownBy(() -> webhooks.replay(endpoint, since))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("100001 events have happened since " + since)
          .hasMessageContaining("100000");
    }
  }

  private static void happen(Vendor vendor, Instant at, int many) {
    server
        .db()
        .transact(tx -> {
          tx.update(
              """
              insert into event (vendor_id, environment, number, type, at, subject, data)
              select vendor_id, environment, last_number + more, 'line.completed', ?, more, '{}'
              from event_log, generate_series(1, ?) as more
              where vendor_id = ? and environment = 'sandbox'
              """,
              at,
              many,
              vendor.id().value());
          tx.update(
              """
              update event_log set last_number = last_number + ?
              where vendor_id = ? and environment = 'sandbox'
              """,
              many,
              vendor.id().value());
        });
  }

  @Test
  void there_are_ten_at_most_also_when_all_are_added_at_once() {
    try (var receiver = Receiver.answering(Receiver.status(200));
        var threads = Executors.newFixedThreadPool(20)) {
      var log = new EventLog(server.shop().id(), Environment.SANDBOX);
      var begin = new CountDownLatch(1);
      var all =
          Stream.generate(() ->
                  threads.submit(() -> {
                    begin.await();
                    return webhooks.add(
                        server.shop(), log, receiver.url(), EventTypes.ALL, Scheme.HMAC);
                  }))
              .limit(20)
              .toList();
      begin.countDown();
      await(() -> all.stream().allMatch(Future::isDone));

      added.addAll(webhooks.list(server.shop().id()));
      assertThat(added).hasSize(10);
      assertThat(all).filteredOn(one -> one.state() == Future.State.SUCCESS).hasSize(10);
    }
  }

  @Test
  void there_are_ten_at_most_and_none_is_anothers() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      for (int i = 0; i < 10; i++) {
        add(receiver);
      }

      assertThatThrownBy(() -> add(receiver))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("10 webhooks in sandbox already");
      assertThat(webhooks.list(server.shop().id())).hasSize(10);
    }
  }
}
