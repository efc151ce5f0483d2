package org.partbook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.Api.await;
import static org.partbook.TestAssets.PIANO;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.client.WebhookException;
import org.partbook.client.WebhookVerifier;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.ledger.Actor;
import org.partbook.webhook.Endpoint.State;
import org.partbook.webhook.Receiver.Message;
import org.partbook.webhook.Webhooks.Revealed;
import org.partbook.webhook.Webhooks.Wanted;
import tools.jackson.databind.JsonNode;

/// What an endpoint of a sandbox hears that misbehaves on purpose, and what the report says of it.
/// Each test is a vendor of its own.
class TroubleTest {
  private static TestServer server;
  private static Webhooks webhooks;
  private static int vendors;
  private static long order = 70_000;

  private final List<Endpoint> added = new ArrayList<>();
  private Vendor vendor;
  private Api shop;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
    webhooks =
        new Webhooks(
            server.db(), server.clock(), Actor.operator("anna"), Reach.INNER, (_, _) -> {});
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void begin() {
    vendor = server.vendors().add("Shop No. " + ++vendors, true);
    shop = server.api(vendor, Environment.SANDBOX);
  }

  @AfterEach
  void remove() {
    added.forEach(webhooks::remove);
  }

  private Revealed add(Receiver receiver, Scheme scheme, Trouble trouble) {
    var log = new EventLog(vendor.id(), Environment.SANDBOX);
    var revealed =
        webhooks.add(vendor, log, receiver.url(), EventTypes.parse("line.*"), scheme, trouble);
    added.add(revealed.endpoint());
    return revealed;
  }

  private Revealed add(Receiver receiver, Trouble trouble) {
    return add(receiver, Scheme.HMAC, trouble);
  }

  private long sell() {
    long sold = ++order;
    shop.register(Purchase.of(PIANO, sold, 1));
    assertThat(shop.settled(sold).status()).isEqualTo(200);
    return sold;
  }

  private static Optional<Delivery> newest(Revealed revealed) {
    return webhooks
        .deliveries(revealed.endpoint(), new Wanted(OptionalLong.empty(), false, 1))
        .stream()
        .findFirst();
  }

  /// The newest delivery, as soon as it was tried so often. Where that is seen late, it may have
  /// been tried once more.
  private static Delivery tried(Revealed revealed, int times) {
    await(() -> newest(revealed).filter(one -> one.attempts().size() >= times).isPresent());
    return newest(revealed).orElseThrow();
  }

  /// Lets the time go by that is between what was wrong and what isn't, and sees it arrive.
  private static Delivery mended(Revealed revealed) {
    var wrong = tried(revealed, 1);
    if (wrong.attempts().size() == 1) {
      assertThat(wrong.doneAt()).isEmpty();
      assertThat(untilDue(wrong)).isBetween(Trouble.PAUSE, Duration.ofSeconds(20));
    }
    server.clock().advance(Trouble.PAUSE);
    await(() -> newest(revealed).orElseThrow().doneAt().isPresent());
    return newest(revealed).orElseThrow();
  }

  /// From the end of the last attempt on.
  private static Duration untilDue(Delivery delivery) {
    var last = delivery.attempts().getLast();
    return Duration.between(last.at().plus(last.took()), delivery.dueAt());
  }

  /// One answer, and then another for all that comes later.
  private static Receiver.Answering first(int status, int later) {
    var isFirst = new AtomicBoolean(true);
    return (exchange, message) ->
        Receiver.status(isFirst.getAndSet(false) ? status : later).answer(exchange, message);
  }

  private static Endpoint now(Revealed revealed) {
    return webhooks.find(revealed.endpoint().id()).orElseThrow();
  }

  private static WebhookVerifier verifier(Revealed revealed) {
    return WebhookVerifier.builder().secret(revealed.secret()).build();
  }

  private static boolean verifies(WebhookVerifier verifier, Message message) {
    try {
      var event =
          verifier.verify(message.headers(), message.body().getBytes(StandardCharsets.UTF_8));
      return event.id().equals(message.id());
    } catch (WebhookException _) {
      return false;
    }
  }

  /// As a good shop does: what isn't genuine is refused so.
  private static Receiver.Answering verifying(Revealed revealed, int refusal) {
    var verifier = verifier(revealed);
    return (exchange, message) ->
        Receiver.status(verifies(verifier, message) ? 204 : refusal).answer(exchange, message);
  }

  private JsonNode reported(String situation) {
    return shop.get("/sandbox/report")
        .json()
        .path("situations")
        .valueStream()
        .filter(one -> one.path("situation").asString().equals(situation))
        .findFirst()
        .orElseThrow();
  }

  private void awaitReport(String situation, String state) {
    await(() -> reported(situation).path("state").asString().equals(state));
  }

  @Test
  void a_message_comes_twice_with_the_same_id_and_what_is_later_about_the_line_waits_for_both() {
    try (var receiver = Receiver.answering(Receiver.status(204))) {
      var revealed = add(receiver, Trouble.TWICE);
      var sold = sell();
      tried(revealed, 1);
      shop.cancel(sold, 1);

      server.clock().advance(Trouble.PAUSE);
      await(() -> receiver.messages(sold).size() == 3);

      var messages = receiver.messages(sold);
      assertThat(messages)
          .extracting(Message::type)
          .containsExactly("line.completed", "line.completed", "line.cancelled");
      assertThat(messages.get(0).id()).isEqualTo(messages.get(1).id());
      assertThat(messages).allMatch(message -> verifies(verifier(revealed), message));
      var first = webhooks.delivery(newest(revealed).orElseThrow().id() - 1).orElseThrow();
      assertThat(first.attempts())
          .extracting(Attempt::onPurpose)
          .containsExactly(Optional.empty(), Optional.of(Trouble.TWICE));
      awaitReport("took_an_event_twice", "handled");
      assertThat(reported("took_an_event_twice").path("seen").asString())
          .isEqualTo(messages.get(0).id() + " was sent a second time, and answered 204");
    }
  }

  @Test
  void whoever_refuses_the_second_of_the_same_gets_it_no_more_and_is_told_in_the_report() {
    try (var receiver = Receiver.answering(first(204, 410))) {
      var revealed = add(receiver, Trouble.TWICE);
      sell();

      var delivery = mended(revealed);

      assertThat(delivery.attempts()).hasSize(2);
      awaitReport("took_an_event_twice", "mishandled");
      assertThat(now(revealed).state()).isEqualTo(State.ENABLED);
      assertThat(now(revealed).waiting()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void a_wrong_signature_comes_first_and_then_the_right_one(Scheme scheme) {
    try (var receiver = Receiver.answering(Receiver.status(204))) {
      var revealed = add(receiver, scheme, Trouble.WRONG_SIGNATURE);
      var isMet = new CountDownLatch(1);
      receiver.answer((exchange, message) -> {
        // The right one has to wait until the wrong one was seen in the report.
        if (verifies(verifier(revealed), message)) {
          await(() -> isMet.getCount() == 0);
        }
        verifying(revealed, 401).answer(exchange, message);
      });
      var sold = sell();
      awaitReport("refused_a_wrong_signature", "met");
      isMet.countDown();

      var delivery = mended(revealed);

      var messages = receiver.messages(sold);
      assertThat(messages)
          .extracting(message -> verifies(verifier(revealed), message))
          .containsExactly(false, true);
      assertThat(messages.getFirst().id()).isEqualTo(messages.getLast().id());
      assertThat(messages.getFirst().body()).isEqualTo(messages.getLast().body());
      assertThat(delivery.attempts())
          .extracting(Attempt::onPurpose)
          .containsExactly(Optional.of(Trouble.WRONG_SIGNATURE), Optional.empty());
      awaitReport("refused_a_wrong_signature", "handled");
      assertThat(reported("refused_a_wrong_signature").path("seen").asString())
          .contains("with a wrong signature, and answered 401");
      assertThat(now(revealed).failingSince()).isEmpty();
    }
  }

  @Test
  void a_stale_message_is_signed_for_its_time_and_comes_again_with_the_time_of_now() {
    try (var receiver = Receiver.answering(Receiver.status(204))) {
      var revealed = add(receiver, Trouble.STALE);
      receiver.answer(verifying(revealed, 400));
      var sold = sell();

      mended(revealed);

      var messages = receiver.messages(sold);
      assertThat(messages)
          .extracting(message -> verifies(verifier(revealed), message))
          .containsExactly(false, true);
      var patient =
          WebhookVerifier.builder()
              .secret(revealed.secret())
              .tolerance(Duration.ofMinutes(15))
              .build();
      assertThat(verifies(patient, messages.getFirst())).isTrue();
      awaitReport("refused_a_stale_message", "handled");
    }
  }

  @Test
  void whoever_takes_everything_is_told_that_it_does_not_verify() {
    try (var receiver = Receiver.answering(Receiver.status(200))) {
      var revealed = add(receiver, Trouble.WRONG_SIGNATURE);
      sell();
      mended(revealed);
      awaitReport("refused_a_wrong_signature", "mishandled");
      assertThat(reported("refused_a_wrong_signature").path("seen").asString())
          .contains("whoever takes it doesn't verify");

      webhooks.change(
          now(revealed), Optional.empty(), Optional.empty(), Optional.of(Trouble.STALE));
      var sold = sell();
      await(() -> !receiver.messages(sold).isEmpty());
      mended(revealed);

      awaitReport("refused_a_stale_message", "mishandled");
      assertThat(receiver.messages(sold)).hasSize(2);
      assertThat(shop.get("/sandbox/report").json().path("ready").asBoolean()).isFalse();
    }
  }

  @Test
  void a_lost_message_is_on_record_and_arrives_with_the_retry() {
    try (var receiver = Receiver.answering(Receiver.status(204))) {
      var revealed = add(receiver, Trouble.LOST);
      var sold = sell();

      var delivery = mended(revealed);

      assertThat(delivery.attempts()).hasSize(2);
      assertThat(receiver.messages(sold)).hasSize(1);
      var lost = delivery.attempts().getFirst();
      assertThat(lost.onPurpose()).contains(Trouble.LOST);
      assertThat(lost.problem()).contains("it was lost on purpose, and not sent");
      assertThat(delivery.attempts().getLast().onPurpose()).isEmpty();
    }
  }

  @Test
  void what_goes_wrong_on_purpose_counts_neither_as_a_failure_nor_as_an_attempt() {
    try (var receiver = Receiver.answering(first(410, 500))) {
      var revealed = add(receiver, Trouble.WRONG_SIGNATURE);
      sell();
      tried(revealed, 1);
      assertThat(now(revealed).state()).isEqualTo(State.ENABLED);
      server.clock().advance(Trouble.PAUSE);

      var failed = tried(revealed, 2);

      int failures = now(revealed).failures();
      int attempts = newest(revealed).orElseThrow().attempts().size();
      assertThat(failures).isPositive().isLessThan(attempts);
      // As after the first attempt: after the second it would be five minutes.
      assertThat(untilDue(failed)).isBetween(Duration.ofSeconds(4), Duration.ofMinutes(1));
    }
  }

  @Test
  void nothing_goes_wrong_on_purpose_in_live() {
    var live = new EventLog(vendor.id(), Environment.LIVE);

    assertThatThrownBy(() ->
            webhooks.add(
                vendor,
                live,
                "https://127.0.0.1/hooks",
                EventTypes.ALL,
                Scheme.HMAC,
                Trouble.TWICE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "trouble can't be 'twice': only webhooks of the sandbox misbehave on purpose, and this one"
                + " is live");
    assertThat(webhooks.list(vendor.id())).isEmpty();
  }
}
