package org.partbook.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.client.AssetItem;
import org.partbook.client.Cancellation;
import org.partbook.client.ChangePage;
import org.partbook.client.ChangeType;
import org.partbook.client.CursorExpiredException;
import org.partbook.client.DownloadProgress;
import org.partbook.client.Event;
import org.partbook.client.EventPage;
import org.partbook.client.EventQuery;
import org.partbook.client.NotFoundException;
import org.partbook.client.Order;
import org.partbook.client.OrderQuery;
import org.partbook.client.OrderRequest;
import org.partbook.client.OrderState;
import org.partbook.client.OrderStatus;
import org.partbook.client.OverloadedException;
import org.partbook.client.PurchaseApi;
import org.partbook.client.RegisterRequest;
import org.partbook.client.Registration;
import org.partbook.client.RetryPolicy;
import org.partbook.client.UnauthorizedException;
import org.partbook.client.UnknownOutcomeException;
import org.partbook.client.ValidationException;

/// The real client with the fake server.
@Timeout(60)
class FakePartbookTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakePartbook fake = FakePartbook.start();
  private PurchaseApi api = client();
  @TempDir private Path folder;

  private PurchaseApi client() {
    return PurchaseApi.builder(fake.uri())
        .token(fake::token)
        .retries(new RetryPolicy(3, Duration.ofMillis(10), Duration.ofSeconds(2)))
        .build();
  }

  @BeforeEach
  void fill() {
    fake.catalogue().offer(FakeAsset.of(7, "Morning Song").price("4.95"));
    fake.catalogue().offer(FakeAsset.of(8, "Choir").minQuantity(10));
    fake.catalogue().offer(FakeAsset.of(9, "American").countries("US", "CA"));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private static RegisterRequest.Builder sale(long asset, long order, long line) {
    return RegisterRequest.of(asset, 1, "US")
        .line(order, line)
        .unitPrice(new BigDecimal("4.95"))
        .lineItemPrice(new BigDecimal("4.95"))
        .customer("Clara Wieck");
  }

  @Test
  void a_sale_is_registered_awaited_downloaded_and_stays_sold() throws IOException {
    var token = api.validatePurchaseBeforePayment(7, "203.0.113.9", 1).token();
    var sale =
        RegisterRequest.validated(token)
            .line(5, 1)
            .unitPrice(new BigDecimal("4.95"))
            .lineItemPrice(new BigDecimal("4.95"))
            .customer("Clara Wieck")
            .build();
    assertThat(api.register(sale)).isEqualTo(new Registration.Registered(false));
    var order = (OrderState.Completed) api.awaitCompletion(5, PATIENCE);
    assertThat(order.line(1).orElseThrow().downloadUrl()).isPresent();
    assertThat(order.line(1).orElseThrow().unknown().isEmpty()).isTrue();
    fake.sales().assertSold(5, 1);

    var file = api.download(5, 1, folder.resolve("score.pdf"));
    assertThat(file.fileName()).contains("Morning Song.pdf");
    assertThat(Files.readString(folder.resolve("score.pdf"), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-1.4")
        .contains("Morning Song for Clara Wieck");
    fake.sales().assertDelivered(5, 1);
    assertThat(api.cancel(5, 1))
        .isInstanceOfSatisfying(
            Cancellation.NotCancellable.class,
            refused ->
                assertThat(refused.reason()).isEqualTo(Cancellation.Reason.ALREADY_DELIVERED));
    assertThat(api.register(sale))
        .isInstanceOfSatisfying(
            Registration.AlreadyRegistered.class,
            there -> assertThat(there.sameRequest()).contains(true));
    assertThat(api.register(sale.toBuilder().customer("Robert").build()))
        .isInstanceOfSatisfying(
            Registration.AlreadyRegistered.class,
            there -> assertThat(there.sameRequest()).contains(false));
  }

  @Test
  void what_may_not_be_sold_is_refused_by_its_field() {
    refused(sale(8, 1, 1), "quantity");
    refused(sale(9, 1, 1).country("DE"), "country_code");
    refused(sale(7, 1, 1).country("XX"), "country_code");
    refused(sale(7, 1, 1).customer("x".repeat(1001)), "customer");
    fake.catalogue().withdraw(7);
    refused(sale(7, 1, 1), "asset_id");
    assertThatThrownBy(() -> api.register(sale(99, 1, 1).build()))
        .isInstanceOf(NotFoundException.class);
    fake.buyersAreIn("DE");
    assertThatThrownBy(() -> api.validatePurchaseBeforePayment(9, "203.0.113.9", 1))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.errors().get(0).field()).isEqualTo("customer_ip"));
    fake.sales().assertNothingSold();
  }

  private void refused(RegisterRequest.Builder sale, String field) {
    assertThatThrownBy(() -> api.register(sale.build()))
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.errors().get(0).field()).isEqualTo(field));
  }

  @Test
  void copies_take_their_time_fail_or_wait_for_the_test() {
    fake.catalogue()
        .offer(
            FakeAsset.of(11, "Slow").copyTakes(Duration.ofHours(1)),
            FakeAsset.of(12, "Lost").copyFails(),
            FakeAsset.of(13, "Later").copyWaits());
    api.register(sale(11, 1, 1).build());
    api.register(sale(12, 2, 1).build());
    api.register(sale(13, 3, 1).build());
    assertThat(api.info(1, Duration.ZERO)).isInstanceOf(OrderState.Processing.class);
    assertThat(api.info(2)).isEqualTo(new OrderState.Failed("no copy can be made"));
    fake.advance(Duration.ofHours(1));
    assertThat(api.info(1)).isInstanceOf(OrderState.Completed.class);
    assertThat(api.info(3, Duration.ZERO)).isInstanceOf(OrderState.Processing.class);
    fake.sales().complete(3, 1);
    assertThat(api.info(3)).isInstanceOf(OrderState.Completed.class);
    assertThatThrownBy(() -> fake.sales().fail(3, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_answer_is_held_until_the_copy_is_ready() {
    fake.catalogue().offer(FakeAsset.of(11, "Slow").copyTakes(Duration.ofMillis(300)));
    api.register(sale(11, 1, 1).build());
    assertThat(api.awaitCompletion(1, PATIENCE)).isInstanceOf(OrderState.Completed.class);
    assertThat(fake.requests(Operation.INFO)).hasSize(1);
  }

  @Test
  void lost_answers_and_refusals_come_when_the_test_wants_them() {
    fake.faults().next(Operation.REGISTER, Fault.lostAnswer());
    assertThat(api.register(sale(7, 1, 1).build())).isEqualTo(new Registration.Registered(true));
    fake.faults().next(Operation.REGISTER, Fault.lostRequest());
    assertThat(api.register(sale(7, 2, 1).build())).isEqualTo(new Registration.Registered(true));
    fake.faults().next(Operation.REGISTER, Fault.overloaded(Duration.ofSeconds(1)));
    assertThat(api.register(sale(7, 3, 1).build())).isEqualTo(new Registration.Registered(false));
    fake.faults().next(Operation.REGISTER, Fault.error(422, "VALIDATION_FAILED"));
    assertThatThrownBy(() -> api.register(sale(7, 4, 1).build()))
        .isInstanceOf(ValidationException.class);
    fake.faults().always(Operation.INFO, Fault.overloaded(Duration.ofHours(1)));
    assertThatThrownBy(() -> api.info(1)).isInstanceOf(OverloadedException.class);
    fake.faults().next(Operation.REGISTER, Fault.outcomeUnknown());
    assertThatThrownBy(() -> api.register(sale(7, 5, 1).build()))
        .isInstanceOf(UnknownOutcomeException.class);
    fake.faults().none();
    assertThat(api.info(1)).isInstanceOf(OrderState.Completed.class);
    fake.faults().next(Operation.INFO, Fault.proxyPage(502), Fault.slow(Duration.ofMillis(50)));
    assertThat(api.info(1)).isInstanceOf(OrderState.Completed.class);
    assertThat(fake.faults().left()).isZero();
    fake.faults().next(Operation.INFO, Fault.unauthorized());
    assertThatThrownBy(() -> api.info(1)).isInstanceOf(UnauthorizedException.class);
    assertThat(fake.sales().lines()).hasSize(3);
  }

  @Test
  void a_token_is_good_until_it_is_changed() {
    var old = fake.token();
    var stale = PurchaseApi.builder(fake.uri()).token(() -> old).build();
    assertThat(stale.listAssets(1, 0).assets()).hasSize(1);
    assertThat(fake.changeToken()).isNotEqualTo(old);
    assertThatThrownBy(() -> stale.listAssets(1, 0)).isInstanceOf(UnauthorizedException.class);
    assertThat(api.assets().stream().map(AssetItem::assetId)).containsExactly(7L, 8L, 9L);
  }

  @Test
  void a_download_that_breaks_is_gone_on_with() throws IOException {
    fake.catalogue().offer(FakeAsset.of(7, "Morning Song").file(new byte[5000], "audio/mpeg"));
    api.register(sale(7, 1, 1).build());
    fake.faults().next(Operation.DOWNLOAD, Fault.breaksAfter(1234));
    var out = new ByteArrayOutputStream();
    assertThat(api.download(1, 1, out, DownloadProgress.none()).bytes()).isEqualTo(5000);
    var ranges =
        fake.requests(Operation.DOWNLOAD).stream()
            .flatMap(request -> request.header("range").stream())
            .toList();
    assertThat(ranges).containsExactly("bytes=1234-");
  }

  @Test
  void links_expire_and_die_with_the_sale() throws IOException, InterruptedException {
    api.register(sale(7, 1, 1).build());
    api.register(sale(7, 1, 2).build());
    var expired = api.downloadUrl(1, 1);
    fake.advance(Duration.ofHours(25));
    assertThat(status(expired)).isEqualTo(410);
    assertThat(status(api.viewUrl(1, 1))).isEqualTo(200);
    fake.sales().assertDelivered(1, 1);
    var dead = api.downloadUrl(1, 2);
    assertThat(api.cancel(1, 2)).isEqualTo(new Cancellation.Cancelled(false));
    fake.sales().assertCancelled(1, 2);
    assertThat(status(dead)).isEqualTo(410);
    assertThatThrownBy(() -> api.downloadUrl(1, 2)).isInstanceOf(NotFoundException.class);
    assertThat(status(fake.uri().resolve("/download/none"))).isEqualTo(404);
    api.register(sale(7, 2, 1).build());
    fake.advance(Duration.ofDays(15));
    assertThat(api.cancel(2, 1))
        .isInstanceOfSatisfying(
            Cancellation.NotCancellable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Cancellation.Reason.WINDOW_OVER));
  }

  private static int status(URI link) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(link).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void a_cart_is_sold_whole_or_not_at_all_and_comes_as_one_zip() throws IOException {
    var cart = OrderRequest.of(5, "Clara Wieck").line(sale(7, 5, 1)).line(sale(9, 5, 2)).build();
    assertThatThrownBy(() -> api.registerOrder(cart.toBuilder().line(sale(8, 5, 3)).build()))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.errors().get(0).field()).isEqualTo("lines[2].quantity"));
    assertThatThrownBy(() -> api.registerOrder(cart.toBuilder().line(sale(99, 5, 3)).build()))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.errors().get(0).field()).isEqualTo("lines[2].asset_id"));
    fake.sales().assertNothingSold();
    fake.faults().next(Operation.REGISTER_ORDER, Fault.lostAnswer());
    assertThat(api.registerOrder(cart)).isEqualTo(new Registration.Registered(true));
    assertThat(api.registerOrder(cart))
        .isInstanceOfSatisfying(
            Registration.AlreadyRegistered.class,
            there -> {
              assertThat(there.sameRequest()).contains(true);
              assertThat(there.lines()).hasSize(2);
            });
    var out = new ByteArrayOutputStream();
    assertThat(api.downloadOrder(5, out, DownloadProgress.none()).contentType())
        .contains("application/zip");
    var names = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).containsExactly("1 Morning Song.pdf", "2 American.pdf");
    fake.sales().assertDelivered(5, 2);
  }

  @Test
  void parts_share_the_price_to_the_cent() {
    fake.catalogue()
        .offer(
            FakeAsset.of(20, "Trio").parts(21, 22, 23),
            FakeAsset.of(21, "Violin"),
            FakeAsset.of(22, "Viola"),
            FakeAsset.of(23, "Cello"));
    var trio = sale(20, 1, 1).lineItemPrice(BigDecimal.TEN).part(21, 1).part(22, 2).part(23, 3);
    assertThat(api.register(trio.build())).isEqualTo(new Registration.Registered(false));
    assertThat(fake.sales().lines().stream().map(FakeLine::lineItemPrice))
        .containsExactly(new BigDecimal("3.34"), new BigDecimal("3.33"), new BigDecimal("3.33"));
    refused(sale(20, 2, 1).part(7, 1), "parts[0].asset_id");
  }

  @Test
  void orders_are_listed_with_what_became_of_them() {
    for (var order = 1L; order <= 25; order++) {
      api.register(sale(7, order, 1).build());
    }
    api.cancel(3, 1);
    fake.sales().deliver(4, 1);
    fake.sales().refund(4, 1, 1);
    fake.sales().end(4, 1);
    var all = api.orders(OrderQuery.builder().pageSize(10).build()).stream().toList();
    assertThat(all).hasSize(25);
    assertThat(fake.requests(Operation.ORDERS)).hasSize(3);
    assertThat(all.get(3).lines().get(0).deliveredAt()).isPresent();
    assertThat(all.get(3).lines().get(0).item().refundedQuantity()).hasValue(1);
    assertThat(all.get(3).lines().get(0).item().ended()).isTrue();
    var cancelled = OrderQuery.builder().status(OrderStatus.CANCELLED).build();
    assertThat(api.orders(cancelled).stream().map(Order::orderId)).containsExactly(3L);
    var later = OrderQuery.builder().from(fake.now().plusSeconds(1)).build();
    assertThat(api.orders(later)).isEmpty();
  }

  @Test
  void changes_are_told_from_each_cursor() {
    var cursor = last(api.changes().stream().toList()).cursor();
    fake.catalogue().offer(FakeAsset.of(7, "Evening Song"), FakeAsset.of(10, "New"));
    fake.catalogue().withdraw(8);
    fake.catalogue().exclude(9);
    var pages = api.changes(cursor).stream().toList();
    assertThat(pages.stream().flatMap(page -> page.changes().stream()))
        .extracting(change -> change.type() + " " + change.assetId())
        .containsExactly("changed 7", "withdrawn 8", "left 9", "added 10");
    var next = last(pages).cursor();
    assertThat(last(api.changes(next).stream().toList()).changes()).isEmpty();
    fake.catalogue().bringBack(8);
    fake.catalogue().include(9);
    assertThat(api.changes(next).stream().flatMap(page -> page.changes().stream()))
        .extracting(change -> change.type())
        .containsExactly(ChangeType.RETURNED, ChangeType.ENTERED);
    assertThat(api.asset(7).title()).isEqualTo("Evening Song");
    fake.expireCursors();
    assertThatThrownBy(() -> api.changes(next).stream().toList())
        .isInstanceOf(CursorExpiredException.class);
  }

  private static ChangePage last(List<ChangePage> pages) {
    return pages.get(pages.size() - 1);
  }

  @Test
  void an_unchanged_page_is_not_sent_again() {
    var etag = api.listAssets(10, 0).etag().orElseThrow();
    assertThat(api.listAssetsUnless(10, 0, etag)).isEmpty();
    fake.catalogue().offer(FakeAsset.of(7, "Evening Song").preview("https://x.example/look"));
    assertThat(api.listAssetsUnless(10, 0, etag)).isPresent();
    assertThat(api.asset(7).previews().get(0).url()).contains(URI.create("https://x.example/look"));
  }

  @Test
  void events_are_read_from_a_cursor_and_from_a_time() {
    api.register(sale(7, 1, 1).build());
    var cursor = lastEvents(api.events(EventQuery.builder().build()).stream().toList()).cursor();
    fake.advance(Duration.ofHours(1));
    api.cancel(1, 1);
    assertThat(types(EventQuery.builder().after(cursor).build())).containsExactly("line.cancelled");
    assertThat(types(EventQuery.builder().since(fake.now().minusSeconds(60)).build()))
        .containsExactly("line.cancelled");
    assertThat(types(EventQuery.builder().types("line.*").pageSize(1).build()))
        .containsExactly("line.completed", "line.cancelled");
    assertThat(types(EventQuery.builder().types("asset.added").build())).hasSize(3);
    fake.expireCursors();
    assertThatThrownBy(() -> types(EventQuery.builder().after(cursor).build()))
        .isInstanceOf(CursorExpiredException.class);
  }

  private static EventPage lastEvents(List<EventPage> pages) {
    return pages.get(pages.size() - 1);
  }

  private List<String> types(EventQuery query) {
    return api.events(query).stream()
        .flatMap(page -> page.events().stream())
        .map(Event::type)
        .map(Object::toString)
        .toList();
  }

  @Test
  void assertions_say_what_is_there() {
    api.register(sale(7, 1, 1).build());
    assertThatThrownBy(() -> fake.sales().assertSold(1, 2))
        .isInstanceOf(AssertionError.class)
        .hasMessage("line 1/2 should be COMPLETED, but is not there; there are: [1/1 COMPLETED]");
    assertThatThrownBy(() -> fake.sales().assertCancelled(1, 1)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> fake.sales().assertDelivered(1, 1)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> fake.sales().assertNothingSold()).isInstanceOf(AssertionError.class);
  }
}
