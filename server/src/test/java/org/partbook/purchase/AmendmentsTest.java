package org.partbook.purchase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.PdfText;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.ledger.Actor;
import org.partbook.ledger.Entry;
import org.partbook.ledger.JournalStore;
import org.partbook.purchase.Amendment.Done;
import org.partbook.purchase.Amendment.Refused;
import org.partbook.terms.Agreement;
import org.partbook.terms.Agreements;
import org.partbook.terms.Basis;
import org.partbook.terms.Period;
import org.partbook.terms.Scope;
import org.partbook.terms.Vat;

/// What a publisher can do to a sale, and what shop and buyer see of it.
class AmendmentsTest {
  private static TestServer server;
  private static Api shop;
  private static Orders orders;
  private static Amendments amendments;
  private static long order = 30_000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
    var anna = Actor.operator("anna");
    orders = new Orders(server.db(), server.clock(), Duration.ofHours(1), anna);
    amendments = new Amendments(server.db(), server.clock(), anna);
    new Agreements(server.db(), server.clock(), anna, server.vendors())
        .set(
            server.shop(),
            server.clock().instant(),
            new Agreement(
                Currency.getInstance("EUR"),
                Basis.REPORTED,
                BigDecimal.ONE,
                new BigDecimal("50"),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Scope.EVERYTHING,
                Vat.NONE,
                Period.MONTH));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static OrderLine sell(long quantity) {
    long sold = ++order;
    shop.register(
        Purchase.of(PIANO, sold, 1)
            .with("quantity", quantity)
            .with("unit_price", 10)
            .with("line_item_price", 10 * quantity));
    shop.settled(sold);
    return line(sold);
  }

  @ParameterizedTest
  @CsvSource({
    "Ye, ten years, false",
    "Ye, Ye asked, true",
    "Clara Schumann, Clara Schumanns Bitte, true",
    "山田, 山田様の依頼, true",
    "Anna, annaberg, true"
  })
  void a_reason_mentions_a_name(String name, String reason, boolean mentioned) {
    assertThat(Amendments.mentions(reason, name)).isEqualTo(mentioned);
  }

  private static OrderLine line(long order) {
    return orders.find(new OrderId(order)).getFirst();
  }

  private static long number(OrderLine line) {
    return line.key().order().value();
  }

  private static BigDecimal owed(OrderLine line) {
    return server.db().ask(tx -> new JournalStore().ofLine(tx, line.number())).stream()
        .map(Entry::net)
        .flatMap(Optional::stream)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void assertRefused(Amendment amendment, String words) {
    assertThat(amendment).isInstanceOf(Refused.class);
    assertThat(((Refused) amendment).reason()).contains(words);
  }

  private static String download(OrderLine line) {
    return shop.downloadUrl(number(line), 1).json().path("url").asString();
  }

  private static HttpResponse<byte[]> page(OrderLine line) {
    return Api.open(server.app().uri().resolve("/verify/" + line.code().compact()).toString());
  }

  private static String text(String link) {
    return String.join("\n", PdfText.pages(Api.open(link).body()));
  }

  @Test
  void a_part_of_a_delivered_sale_is_refunded_and_the_copy_is_kept() {
    var line = sell(3);
    assertThat(Api.open(download(line)).statusCode()).isEqualTo(200);

    assertThat(amendments.refund(line, Optional.of(1L), false, "one too many"))
        .isInstanceOf(Done.class);

    assertThat(owed(line)).isEqualByComparingTo("10.00");
    assertThat(Api.open(download(line)).statusCode()).isEqualTo(200);
    var item = shop.info(number(line)).json().get(0);
    assertThat(item.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(item.path("refunded_quantity").asLong()).isEqualTo(1);
  }

  @Test
  void refunds_add_up_to_what_was_owed_and_no_further() {
    var line = sell(3);

    amendments.refund(line, Optional.of(1L), false, "one");
    assertRefused(
        amendments.refund(line, Optional.of(3L), false, "three"), "2 of its 3 copies left");
    amendments.refund(line, Optional.empty(), false, "the rest");
    assertRefused(amendments.refund(line, Optional.empty(), false, "again"), "refunded before");

    assertThat(owed(line)).isEqualByComparingTo("0");
    assertThat(line(number(line)).refunded()).isEqualTo(3);
  }

  @Test
  void copies_taken_back_one_by_one_come_to_what_all_of_them_come_to() {
    long sold = ++order;
    shop.register(
        Purchase.of(PIANO, sold, 1)
            .with("quantity", 10)
            .with("unit_price", 0.01)
            .with("line_item_price", 0.1));
    shop.settled(sold);
    var line = line(sold);
    assertThat(owed(line)).isEqualByComparingTo("0.05");

    for (int i = 0; i < 9; i++) {
      amendments.refund(line, Optional.of(1L), false, "one of them");
      assertThat(owed(line)).isBetween(BigDecimal.ZERO, new BigDecimal("0.05"));
    }
    amendments.refund(line, Optional.of(1L), false, "the last one");
    assertThat(owed(line)).isEqualByComparingTo("0");
  }

  @Test
  void a_reason_that_names_the_buyer_is_refused() {
    var line = sell(1);

    assertRefused(amendments.end(line, EndReason.OTHER, "clara wieck asked"), "customer's name");
    assertThat(line(number(line)).isEnded()).isFalse();
  }

  @Test
  void a_line_that_waits_is_renamed_and_its_job_stays_its_own() {
    long sold = ++order;
    server.addProcessing(sold);
    var line = line(sold);

    assertThat(amendments.rename(line, "Clara Schumann", "typing mistake"))
        .isInstanceOf(Done.class);

    Optional<Integer> ofJob =
        server
            .db()
            .ask(tx ->
                tx.one(
                    "select epoch from order_job where line_id = ?",
                    row -> row.getInt(1),
                    line.number()));
    assertThat(ofJob).contains(line(sold).epoch());
  }

  @Test
  void what_was_cancelled_is_not_refunded_too() {
    var line = sell(1);
    shop.cancel(number(line), 1);

    assertRefused(amendments.refund(line, Optional.empty(), false, "twice"), "cancelled before");
    assertThat(owed(line)).isEqualByComparingTo("0");
  }

  @Test
  void a_sale_of_which_a_part_was_refunded_is_cancelled_for_the_rest() {
    var line = sell(2);
    amendments.refund(line, Optional.of(1L), false, "one");
    assertThat(shop.cancel(number(line), 1).status()).isEqualTo(201);

    assertThat(owed(line)).isEqualByComparingTo("0");
  }

  @Test
  void an_ended_copy_is_out_of_reach_until_it_is_restored() {
    var line = sell(1);
    var link = download(line);
    assertThat(Api.open(link).statusCode()).isEqualTo(200);

    assertThat(amendments.end(line, EndReason.LEAK, "found on a forum")).isInstanceOf(Done.class);
    assertThat(Api.open(link).statusCode()).isEqualTo(410);
    assertThat(shop.downloadUrl(number(line), 1).status()).isEqualTo(404);
    var ended = shop.info(number(line)).json().get(0);
    assertThat(ended.path("status").asString()).isEqualTo("CANCELLED");
    assertThat(ended.path("ended").asBoolean()).isTrue();
    assertRefused(amendments.end(line, EndReason.LEAK, "again"), "ended before");
    assertThat(owed(line)).isEqualByComparingTo("5.00");

    assertThat(amendments.restore(line, "a mistake")).isInstanceOf(Done.class);
    assertThat(Api.open(link).statusCode()).isEqualTo(410);
    assertThat(Api.open(download(line)).statusCode()).isEqualTo(200);
    assertRefused(amendments.restore(line, "again"), "not ended");
  }

  @Test
  void nobody_who_checks_a_code_learns_why_it_was_ended() {
    var line = sell(1);
    amendments.end(line, EndReason.FRAUD, "a stolen card");

    var page = new String(page(line).body(), UTF_8);
    assertThat(page).contains("No longer valid").doesNotContain("cancelled", "stolen", "fraud");
  }

  @Test
  void a_refund_may_end_the_copy() {
    var line = sell(1);
    amendments.refund(line, Optional.empty(), true, "wrong instrument");

    var now = line(number(line));
    assertThat(now.isEnded()).isTrue();
    assertThat(now.refunded()).isEqualTo(1);
    assertThat(owed(line)).isEqualByComparingTo("0");
  }

  @Test
  void a_mended_name_stands_on_the_copy_and_the_former_one_is_found() throws Exception {
    var line = sell(1);
    var link = download(line);

    assertThat(amendments.rename(line, "Clara Schumann", "married")).isInstanceOf(Done.class);

    assertThat(Api.open(link).statusCode()).isEqualTo(410);
    assertThat(text(download(line))).contains("Clara Schumann").doesNotContain("Wieck");
    assertThat(amendments.hasHadName(line(number(line)), "clara wieck")).isTrue();
    assertRefused(amendments.rename(line, "Clara Schumann", "again"), "this name already");
    assertRefused(amendments.rename(line, " \u200B", "nothing"), "can be seen");
  }

  @Test
  void a_forgotten_name_is_nowhere_and_the_sale_is_there() throws Exception {
    var line = sell(1);
    amendments.rename(line, "Clara Schumann", "married");
    assertThat(Api.open(download(line)).statusCode()).isEqualTo(200);

    assertThat(amendments.erase(line, "asked for it")).isInstanceOf(Done.class);
    assertRefused(amendments.erase(line, "again"), "erased before");

    assertThat(text(download(line))).doesNotContain("Clara", "Schumann");
    assertThat(shop.info(number(line)).json().get(0).path("customer").asString()).isEmpty();
    assertThat(names(line)).doesNotContain("Schumann", "Clara");
    assertThat(owed(line)).isEqualByComparingTo("5.00");
    assertThat(page(line).statusCode()).isEqualTo(200);
  }

  private static String names(OrderLine line) {
    return server
        .db()
        .ask(tx ->
            tx.list(
                """
                select customer from order_line where id = ?
                union all select customer from former_name where line_id = ?
                union all select body from journal where line_id = ?
                """,
                row -> row.getString(1),
                line.number(),
                line.number(),
                line.number()))
        .toString();
  }

  @Test
  void each_change_is_told_with_who_made_it_and_why() {
    var line = sell(1);
    amendments.end(line, EndReason.TAKEDOWN, "the heirs want it");
    amendments.restore(line, "they don't");
    amendments.linked(line, "download", "the shop is closed");

    List<Entry> told = server.db().ask(tx -> new JournalStore().ofLine(tx, line.number()));
    assertThat(told)
        .extracting(entry -> entry.kind() + " by " + entry.actor() + " " + entry.body())
        .satisfies(entries -> {
          assertThat(entries.get(1))
              .isEqualTo(
                  "ENDED by operator anna {\"why\":\"takedown\",\"reason\":\"the heirs want it\"}");
          assertThat(entries.get(2)).startsWith("RESTORED by operator anna");
          assertThat(entries.get(3)).startsWith("LINKED by operator anna");
        });
  }
}
