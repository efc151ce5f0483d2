package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.TestAssets.CHOIR;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.PdfText;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.client.Cancellation.NotCancellable;
import org.partbook.client.Cancellation.Reason;

/// The story of a sale as the Java client lives it with the real server, over a connection that
/// breaks when a test wants it.
class ClientStoryTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private static CuttingProxy proxy;
  private static TestServer server;
  private static int vendors;
  private Vendor vendor;
  private PurchaseApi shop;

  @BeforeAll
  static void start() throws IOException {
    proxy = new CuttingProxy();
    server = TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", proxy.uri().toString()));
    proxy.leadTo(server.app().uri());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    proxy.close();
  }

  @BeforeEach
  void open_a_shop() {
    proxy.cutNothing();
    vendor = server.vendors().add("Shop No. " + ++vendors, true);
    shop = client(Environment.LIVE);
  }

  private PurchaseApi client(Environment environment) {
    return client(server.vendors().issue(vendor, environment).token());
  }

  private PurchaseApi client(String token) {
    return PurchaseApi.builder(proxy.uri())
        .token(() -> token)
        .onExchange(exchange -> asked.add(exchange.path()))
        .build();
  }

  private static RegisterRequest.Builder paid(RegisterRequest.Builder sale) {
    return sale.unitPrice(new BigDecimal("3.95"))
        .lineItemPrice(new BigDecimal("3.95"))
        .customer("Clara Wieck");
  }

  private static RegisterRequest piano(long order, long line) {
    return paid(RegisterRequest.of(PIANO, 1, "US")).line(order, line).build();
  }

  @Test
  void a_sale_of_the_first_generation_is_registered_awaited_downloaded_and_cancelled()
      throws IOException {
    assertThat(shop.register(piano(12345, 1))).isEqualTo(new Registration.Registered(false));
    assertThat(shop.register(piano(12345, 2))).isEqualTo(new Registration.Registered(false));
    var order = (OrderState.Completed) shop.awaitCompletion(12345, LONG_ENOUGH);
    assertThat(order.lines()).hasSize(2).allMatch(OrderItem::isCompleted);
    assertThat(order.line(1).orElseThrow().unitPrice()).contains(new BigDecimal("3.95"));

    var file = shop.download(12345, 1, folder.resolve("score.pdf"));

    assertThat(file.contentType()).contains("application/pdf");
    assertThat(file.fileName()).contains("Träumerei.pdf");
    assertThat(PdfText.pages(Files.readAllBytes(folder.resolve("score.pdf"))))
        .hasSize(3)
        .allMatch(page -> page.contains("Licensed to Clara Wieck"));
    assertThat(Api.open(shop.viewUrl(12345, 1).toString()).statusCode()).isEqualTo(200);
    assertThat(shop.cancel(12345, 1))
        .isInstanceOfSatisfying(
            NotCancellable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_DELIVERED));

    var dead = shop.downloadUrl(12345, 2);
    assertThat(shop.cancel(12345, 2)).isEqualTo(new Cancellation.Cancelled(false));
    assertThat(shop.cancel(12345, 2))
        .isInstanceOfSatisfying(
            NotCancellable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_CANCELLED));
    assertThat(Api.open(dead.toString()).statusCode()).isEqualTo(410);
    assertThatThrownBy(() -> shop.download(12345, 2, folder.resolve("none.pdf")))
        .isInstanceOf(NotFoundException.class);
    assertThat(folder.resolve("none.pdf")).doesNotExist();
  }

  @Test
  void a_sale_of_the_second_generation_carries_a_validation() {
    var sandbox = client(Environment.SANDBOX);
    var validation = sandbox.validatePurchaseBeforePayment(PIANO, "203.0.113.5", 2);
    assertThat(validation.expiresAt()).isAfter(server.clock().instant());

    var sale = paid(RegisterRequest.validated(validation.token())).line(1, 1).build();
    assertThat(sandbox.register(sale)).isEqualTo(new Registration.Registered(false));

    var order = (OrderState.Completed) sandbox.awaitCompletion(1, LONG_ENOUGH);
    assertThat(order.lines().get(0).quantity()).contains(BigDecimal.TWO);
    assertThat(order.lines().get(0).countryCode()).contains("US");
    assertThatThrownBy(() -> shop.info(1)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void parts_become_lines() {
    var sale =
        paid(RegisterRequest.of(QUARTET, 1, "US")).line(1, 1).part(2001, 1).part(2003, 2).build();
    assertThat(shop.register(sale)).isEqualTo(new Registration.Registered(false));

    var order = (OrderState.Completed) shop.awaitCompletion(1, LONG_ENOUGH);
    assertThat(order.lines().stream().map(line -> line.assetId().orElseThrow()))
        .containsExactly(2001L, 2003L);
    assertThat(shop.register(sale))
        .isEqualTo(new Registration.AlreadyRegistered(false, Optional.of(true)));
    var another = paid(RegisterRequest.of(QUARTET, 2, "US")).line(1, 1).part(2001, 1).build();
    assertThat(shop.register(another))
        .isEqualTo(new Registration.AlreadyRegistered(false, Optional.of(false)));
  }

  @Test
  void a_download_goes_on_after_a_broken_connection() throws IOException {
    shop.register(piano(1, 1));
    shop.awaitCompletion(1, LONG_ENOUGH);
    var heard = new ArrayList<Long>();
    var bytes = new ByteArrayOutputStream();

    proxy.cutAfter(5000);
    shop.download(1, 1, bytes, (received, total) -> heard.add(received));

    assertThat(asked).filteredOn("/purchase/download-url"::equals).hasSize(1);
    var whole = Api.open(shop.downloadUrl(1, 1).toString()).body();
    assertThat(bytes.toByteArray()).isEqualTo(whole);
    assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith((long) whole.length);
    assertThat(heard.get(0)).isLessThan(whole.length);
  }

  @Test
  void a_link_that_expires_in_the_middle_is_replaced() throws IOException {
    shop.register(piano(1, 1));
    shop.awaitCompletion(1, LONG_ENOUGH);
    var expired = new AtomicBoolean();
    var target = folder.resolve("score.pdf");

    proxy.cutAfter(5000);
    shop.download(
        1,
        1,
        target,
        (received, total) -> {
          if (expired.compareAndSet(false, true)) {
            server.clock().advance(Duration.ofHours(25));
          }
        });

    assertThat(asked).filteredOn("/purchase/download-url"::equals).hasSize(2);
    assertThat(Files.readAllBytes(target))
        .isEqualTo(Api.open(shop.downloadUrl(1, 1).toString()).body());
  }

  @Test
  void a_sale_whose_answer_was_lost_is_registered_once() {
    proxy.cutAfter(10);
    assertThat(shop.register(piano(1, 1))).isEqualTo(new Registration.Registered(true));

    var order = (OrderState.Completed) shop.awaitCompletion(1, LONG_ENOUGH);
    assertThat(order.lines()).hasSize(1);
    proxy.cutAfter(20);
    assertThat(shop.cancel(1, 1)).isEqualTo(new Cancellation.Cancelled(true));
  }

  @Test
  void an_order_that_can_not_be_fulfilled_has_failed() {
    shop.register(paid(RegisterRequest.of(WITHOUT_FILE, 1, "US")).line(1, 1).build());
    assertThat(shop.awaitCompletion(1, LONG_ENOUGH)).isInstanceOf(OrderState.Failed.class);
  }

  @Test
  void refusals_are_types() {
    assertThatThrownBy(
            () -> shop.register(paid(RegisterRequest.of(CHOIR, 2, "UK")).line(1, 1).build()))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> {
              assertThat(e.errors()).extracting(FieldError::field).contains("country_code");
              assertThat(e.name()).contains("VALIDATION_FAILED");
              assertThat(e.code()).hasValue(42201);
              assertThat(e.requestId()).isPresent();
            });
    assertThatThrownBy(() -> shop.validatePurchaseBeforePayment(UNKNOWN, "8.8.8.8", 1))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> client("pb_live_nobody").info(1))
        .isInstanceOf(UnauthorizedException.class)
        .hasMessageNotContaining("nobody");
    var denied = server.vendors().issue(server.vendors().add("No list", false), Environment.LIVE);
    assertThatThrownBy(() -> client(denied.token()).listAssets(1, 0))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void the_catalogue_is_gone_through_over_several_pages() {
    var lines =
        IntStream.rangeClosed(1, 150)
            .mapToObj(i ->
                """
                {"asset_id":%d,"title":"Study %d","format_short_name":"PDF",\
                "asset_type":"SINGLE","renderings":[]}\
                """
                    .formatted(5000 + i, i))
            .toArray(String[]::new);
    assertThat(server.load(folder, lines).bad()).isZero();

    var ids = shop.assets().stream().map(AssetItem::assetId).toList();

    assertThat(ids).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(150).contains(PIANO);
    assertThat(shop.listAssets(2, PIANO).assets()).hasSize(2);
  }

  @Test
  void the_program_of_the_client_s_readme_makes_its_first_sale() throws Exception {
    var readme = Files.readString(Path.of(System.getProperty("partbook.root"), "client/README.md"));
    var program = readme.replaceFirst("(?s).*```java\n(import .*?)```.*", "$1");
    Files.writeString(
        folder.resolve("FirstSale.java"), program.replace("101003", Long.toString(PIANO)));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "FirstSale.java")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    process.environment().put("PARTBOOK_URL", proxy.uri().toString());
    var token = server.vendors().issue(vendor, Environment.SANDBOX).token();
    process.environment().put("PARTBOOK_SANDBOX_TOKEN", token);

    var running = process.start();

    assertThat(new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .matches("[0-9]+ bytes of application/pdf\\R");
    assertThat(running.waitFor()).isZero();
    assertThat(PdfText.pages(Files.readAllBytes(folder.resolve("score.pdf")))).hasSize(3);
  }

  @Test
  void the_server_says_that_it_is_well() {
    assertThat(shop.health()).isNotEmpty().allMatch(HealthItem::health);
    assertThat(shop.health()).extracting(HealthItem::name).contains("database");
  }
}
