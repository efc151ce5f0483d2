package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.PdfText;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.sandbox.Misbehaviour;

/// The client at each asset of the real server that misbehaves on purpose.
class MisbehavingServerTest {
  private static final String IN_US = "203.0.113.9";

  private static TestServer server;
  private static PurchaseApi shop;
  private static long order = 900;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var token = server.vendors().issue(server.shop(), Environment.SANDBOX).token();
    shop = PurchaseApi.builder(server.app().uri()).token(() -> token).build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void an_order_that_always_fails_is_a_state_and_can_be_cancelled() {
    register(Misbehaviour.ALWAYS_FAILS, 1);

    var state = shop.awaitCompletion(order, Duration.ofSeconds(30));
    assertThat(state)
        .isInstanceOfSatisfying(
            OrderState.Failed.class,
            failed -> assertThat(failed.message()).contains("always fails"));
    assertThat(shop.cancel(order, 1)).isInstanceOf(Cancellation.Cancelled.class);
  }

  @Test
  void one_that_fails_twice_is_waited_for() {
    var begun = System.nanoTime();
    register(Misbehaviour.FAILS_TWICE, 1);
    // Unless this machine has taken as long as the server's two pauses.
    assertThat(
            shop.info(order, Duration.ZERO) instanceof OrderState.Processing
                || System.nanoTime() - begun > Duration.ofSeconds(4).toNanos())
        .isTrue();
    assertThat(shop.awaitCompletion(order, Duration.ofSeconds(30)))
        .isInstanceOf(OrderState.Completed.class);
  }

  @Test
  void whoever_doesn_t_wait_for_40_seconds_is_told_that_it_is_processing() {
    register(Misbehaviour.TAKES_40_SECONDS, 1);

    assertThatThrownBy(() -> shop.awaitCompletion(order, Duration.ofSeconds(10)))
        .isInstanceOfSatisfying(
            AwaitTimeoutException.class,
            late -> assertThat(late.lastKnown()).contains(new OrderState.Processing()));
    server.clock().advance(Duration.ofSeconds(41));
    assertThat(shop.awaitCompletion(order, Duration.ofSeconds(30)))
        .isInstanceOf(OrderState.Completed.class);
  }

  @Test
  void one_that_never_gets_ready_fails_at_its_deadline() {
    register(Misbehaviour.NEVER_READY, 1);

    server.clock().advance(Duration.ofMinutes(2));
    assertThat(shop.awaitCompletion(order, Duration.ofSeconds(30)))
        .isInstanceOf(OrderState.Failed.class);
  }

  @Test
  void what_is_withdrawn_elsewhere_or_too_few_is_refused_by_field() {
    assertThat(refusedField(Misbehaviour.WITHDRAWN, IN_US, 1)).isEqualTo("asset_id");
    assertThat(refusedField(Misbehaviour.ONE_COUNTRY, "192.0.2.1", 1)).isEqualTo("customer_ip");
    assertThat(refusedField(Misbehaviour.MINIMUM_QUANTITY, IN_US, 2)).isEqualTo("quantity");
    assertThatThrownBy(() -> register(Misbehaviour.WITHDRAWN, 1))
        .isInstanceOf(ValidationException.class);
    register(Misbehaviour.MINIMUM_QUANTITY, 3);
  }

  private static String refusedField(Misbehaviour misbehaviour, String address, long quantity) {
    try {
      shop.validatePurchaseBeforePayment(misbehaviour.asset().value(), address, quantity);
      return "";
    } catch (ValidationException e) {
      return e.errors().get(0).field();
    }
  }

  @Test
  void a_download_that_breaks_off_is_gone_on_with() throws Exception {
    register(Misbehaviour.DOWNLOAD_BREAKS_OFF, 1);
    shop.awaitCompletion(order, Duration.ofSeconds(30));

    var seen = new ArrayList<Long>();
    var file = folder.resolve("copy.pdf");
    var downloaded = shop.download(order, 1, file, (bytes, total) -> seen.add(bytes));

    assertThat(downloaded.bytes()).isEqualTo(Files.size(file));
    assertThat(seen).isSorted();
    assertThat(PdfText.pages(Files.readAllBytes(file))).hasSize(1);
  }

  @Test
  void a_fresh_link_is_asked_for_at_every_download() throws Exception {
    register(Misbehaviour.LINK_EXPIRES, 1);
    shop.awaitCompletion(order, Duration.ofSeconds(30));
    var first = shop.downloadUrl(order, 1);

    server.clock().advance(Duration.ofSeconds(11));

    assertThat(shop.downloadUrl(order, 1)).isNotEqualTo(first);
    assertThat(shop.download(order, 1, folder.resolve("copy.pdf")).bytes()).isPositive();
  }

  @Test
  void a_lost_answer_is_found_out() {
    assertThat(register(Misbehaviour.ANSWER_LOST, 1)).isEqualTo(new Registration.Registered(true));
  }

  @Test
  void a_500_is_repeated() {
    assertThat(register(Misbehaviour.SERVER_ERROR, 1)).isInstanceOf(Registration.Registered.class);
  }

  @Test
  void a_429_is_waited_out() {
    var before = System.nanoTime();
    assertThat(register(Misbehaviour.TOO_MANY_REQUESTS, 1))
        .isEqualTo(new Registration.Registered(false));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void an_expired_validation_is_refused_and_a_new_one_holds() {
    var asset = Misbehaviour.TOKEN_EXPIRES.asset().value();
    var early = shop.validatePurchaseBeforePayment(asset, IN_US, 1);
    server.clock().advance(Duration.ofSeconds(11));

    assertThatThrownBy(() -> shop.register(sale(RegisterRequest.validated(early.token()))))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.errors().get(0).field()).isEqualTo("token"));
    var fresh = shop.validatePurchaseBeforePayment(asset, IN_US, 1);
    assertThat(shop.register(sale(RegisterRequest.validated(fresh.token()))))
        .isInstanceOf(Registration.Registered.class);
  }

  private static Registration register(Misbehaviour misbehaviour, long quantity) {
    return shop.register(sale(RegisterRequest.of(misbehaviour.asset().value(), quantity, "US")));
  }

  private static RegisterRequest sale(RegisterRequest.Builder terms) {
    return terms
        .line(++order, 1)
        .unitPrice(BigDecimal.ONE)
        .lineItemPrice(BigDecimal.ONE)
        .customer("Buyer of " + order)
        .build();
  }
}
