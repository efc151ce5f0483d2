package org.partbook.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shop as its owner uses it, with the real server behind it.
class ShopTest {
  private static final int BUYERS = 17;

  private static TestPublisher publisher;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    publisher = TestPublisher.start();
  }

  @AfterAll
  static void stop() {
    publisher.close();
  }

  @Test
  void it_survives_each_asset_that_misbehaves_and_is_ready_to_go_live() throws Exception {
    var shop = program("rehearse");
    var told = new ArrayList<String>();
    try (var out =
        new BufferedReader(new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8))) {
      // Two buyers wait for what is late on purpose. Nobody has to wait for that here.
      read(out, told, BUYERS - 2);
      publisher.advance(Duration.ofSeconds(40));
      read(out, told, BUYERS - 1);
      publisher.advance(Duration.ofSeconds(80));
      read(out, told, BUYERS);
      assertThat(out.readLine()).isNull();
    } finally {
      shop.destroy();
    }

    assertThat(shop.waitFor()).isZero();
    assertTold(told, "always fails", "refunded, this asset of the sandbox always fails");
    assertTold(told, "fails twice, then completes", "delivered");
    assertTold(told, "takes 40 seconds", "delivered");
    assertTold(told, "takes 40 seconds, too long", "refunded, the buyer doesn't want it");
    assertTold(told, "stays in processing until it fails", "refunded, .*never gets ready");
    assertTold(told, "is withdrawn after it was listed", "not for sale: .*withdrawn from sale");
    assertTold(told, "is sold in one country only", "delivered");
    assertTold(told, "is sold in one country only, from elsewhere", "not for sale: .*sold in DE");
    assertTold(told, "is sold from three copies on", "delivered");
    assertTold(told, "a download that breaks off", "delivered");
    assertTold(told, "a link that expires after ten seconds", "delivered");
    assertTold(told, "an answer that gets lost", "delivered");
    assertTold(told, "500 the first time", "delivered");
    assertTold(told, "429 the first time", "delivered");
    assertTold(told, "a validation that holds for ten seconds", "delivered");
    assertThat(told).anyMatch(line -> line.matches("Greensleeves, and the shop .*delivered.*"));
    assertThat(told).anyMatch(line -> line.matches("Greensleeves, delivered .*stays sold.*"));

    // A shop that has never escaped a name for HTML has nothing to unlearn, and it has no webhooks.
    var elsewhere =
        "\\{\"situation\":\"(sent_names_as_they_are|took_an_event_twice|refused_a_.*?)\".*?}";
    assertThat(report().replaceAll(elsewhere, ""))
        .contains("\"ready\":true", "\"handled\"")
        .doesNotContain("\"state\":\"open\"", "\"mishandled\"");
    for (var copy : copies()) {
      assertThat(Files.readAllBytes(copy)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(copies()).hasSize(12);
  }

  @Test
  void it_lists_sells_and_shows_what_it_sold() throws Exception {
    assertThat(run("list").told()).contains("101014  ").contains("Greensleeves");

    var sold = run("sell", "101014", "2", "Clara Wieck");
    assertThat(sold.exit()).isZero();
    assertThat(sold.told()).contains("delivered");
    assertThat(copies()).hasSize(1);

    assertThat(run("orders").told()).contains("101014  DELIVERED  Clara Wieck");
  }

  @Test
  void a_sale_that_is_late_is_gone_on_with_and_can_be_taken_back() throws Exception {
    var book = new OrderBook(folder.resolve("orders"));
    var paid = sale(book, "Clara Wieck", Sale.Status.PAID);

    var goneOn = run("go-on");
    assertThat(goneOn.told()).contains("order " + paid.order() + ": delivered");
    assertThat(goneOn.exit()).isZero();
    assertThat(run("go-on").told()).isEmpty();

    var refund = run("refund", Long.toString(paid.order()));
    assertThat(refund.told()).contains("stays sold");
    assertThat(refund.exit()).isEqualTo(1);
  }

  @Test
  void a_shop_that_was_killed_while_the_buyer_paid_asks_the_bank() throws Exception {
    var book = new OrderBook(folder.resolve("orders"));
    var paying = sale(book, "Clara Wieck", Sale.Status.PAYING);

    var goneOn = run("go-on");
    assertThat(goneOn.told()).contains("order " + paying.order() + ": delivered");
    assertThat(book.find(paying.order()).orElseThrow().status()).isEqualTo(Sale.Status.DELIVERED);
  }

  @Test
  void nobody_gets_the_copy_of_another_who_has_the_same_number() throws Exception {
    var book = new OrderBook(folder.resolve("orders"));
    var first = sale(book, "Clara Wieck", Sale.Status.PAID);
    assertThat(run("go-on").exit()).isZero();

    book.keep(
        new Sale(
            first.order(),
            first.asset(),
            1,
            first.price(),
            "Robert Schumann",
            first.address(),
            Sale.Status.PAID));
    var confused = run("go-on");
    assertThat(confused.exit()).isEqualTo(1);
    assertThat(confused.told()).contains("its number belongs to another sale");
  }

  @Test
  void a_number_is_given_away_once() throws Exception {
    var book = new OrderBook(folder.resolve("orders"));
    var first = sale(book, "Clara Wieck", Sale.Status.PAID);

    assertThatThrownBy(() -> book.add(first)).hasMessageContaining("there is an order");
    assertThat(new OrderBook(folder.resolve("orders")).nextNumber()).isGreaterThan(first.order());
  }

  private static Sale sale(OrderBook book, String customer, Sale.Status status) {
    var sale =
        new Sale(
            book.nextNumber(), 2_000_000_002, 1, BigDecimal.ONE, customer, "203.0.113.9", status);
    book.add(sale);
    return sale;
  }

  @Test
  void what_it_is_told_wrongly_it_says() throws Exception {
    assertThat(run().exit()).isEqualTo(2);
    assertThat(run("sing"))
        .isEqualTo(new Done(2, "there is no command 'sing'\n" + run().told() + "\n"));
    assertThat(run("sell", "x").told()).contains("ASSET must be a number, 1 or more, not 'x'");
    assertThat(run("sell", "999").told()).contains("there is no asset 999");
    assertThat(run("refund", "7").told()).contains("there is no order 7");
    var nowhere = new HashMap<>(publisher.environment(folder));
    nowhere.remove("PARTBOOK_URL");
    assertThat(run(nowhere, "list").told()).contains("PARTBOOK_URL isn't set");
    var stranger = new HashMap<>(publisher.environment(folder));
    stranger.put("PARTBOOK_SANDBOX_TOKEN", "pb_sandbox_wrong");
    var refused = run(stranger, "list");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.told()).contains("401").doesNotContain("pb_sandbox_wrong");
  }

  private record Done(int exit, String told) {}

  private Done run(String... arguments) throws Exception {
    return run(publisher.environment(folder), arguments);
  }

  private static Done run(Map<String, String> environment, String... arguments) throws Exception {
    var told = new ByteArrayOutputStream();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    var exit = Shop.run(List.of(arguments), environment, out);
    return new Done(exit, told.toString(StandardCharsets.UTF_8));
  }

  private Process program(String command) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), Shop.class.getName(), command)
            .redirectErrorStream(true);
    process.environment().putAll(publisher.environment(folder));
    return process.start();
  }

  private static void read(BufferedReader out, List<String> told, int lines) throws Exception {
    while (told.size() < lines) {
      var line = out.readLine();
      assertThat(line).as("after " + told).isNotNull();
      told.add(line);
    }
  }

  private static void assertTold(List<String> told, String asset, String outcome) {
    assertThat(told)
        .as(asset)
        .anyMatch(line -> line.matches("Sandbox: " + asset + " – .*" + outcome + ".*"));
  }

  private List<Path> copies() throws Exception {
    try (var files = Files.list(folder.resolve("copies"))) {
      return files.toList();
    }
  }

  private String report() throws Exception {
    var environment = publisher.environment(folder);
    var request =
        HttpRequest.newBuilder(URI.create(environment.get("PARTBOOK_URL") + "/sandbox/report"))
            .header("Authorization", "Bearer " + environment.get("PARTBOOK_SANDBOX_TOKEN"));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }
}
