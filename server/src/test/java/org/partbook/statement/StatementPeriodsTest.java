package org.partbook.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Guarded;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.ledger.Actor;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Orders;
import org.partbook.terms.Agreement;
import org.partbook.terms.Agreements;
import org.partbook.terms.Basis;
import org.partbook.terms.Period;
import org.partbook.terms.Scope;
import org.partbook.terms.Vat;

/// Which time a statement is about, and in which currencies there is one.
class StatementPeriodsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @TempDir static Path scratch;

  private final TestServer server = TestServer.start(Map.of("PARTBOOK_TIME_ZONE", ZONE.getId()));
  private final Actor anna = Actor.operator("anna");
  private final Agreements agreements =
      new Agreements(server.db(), server.clock(), anna, server.vendors());
  private final Statements statements = TestStatements.of(server, scratch, anna);

  private final Vendor vendor = server.vendors().add("A Shop", true);
  private final Api shop = server.api(vendor, Environment.LIVE);
  private YearMonth month = YearMonth.of(2000, 1);
  private long order = 10;

  @BeforeEach
  void goToAMonthsBegin() {
    // A month with which a quarter begins.
    month = YearMonth.from(now().atZone(ZONE)).plusMonths(1);
    while (month.getMonthValue() % 3 != 1) {
      month = month.plusMonths(1);
    }
    goTo(month.atDay(2));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Instant now() {
    return server.clock().instant();
  }

  private void goTo(LocalDate day) {
    server.clock().advance(Duration.between(now(), day.atTime(12, 0).atZone(ZONE).toInstant()));
  }

  private void agree(String currency, Period period) {
    agreements.set(
        vendor,
        now(),
        new Agreement(
            Currency.getInstance(currency),
            Basis.REPORTED,
            BigDecimal.ONE,
            new BigDecimal("50"),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Scope.EVERYTHING,
            Vat.NONE,
            period));
  }

  private OrderLine sell() {
    long sold = ++order;
    assertThat(shop.register(Purchase.of(TestAssets.PIANO, sold, 1)).status()).isEqualTo(201);
    shop.settled(sold);
    return new Orders(server.db(), server.clock(), Duration.ofHours(1), anna)
        .find(new OrderId(sold))
        .getFirst();
  }

  private Statement draft(StatementPeriod period, String currency) {
    return statements.draft(vendor, period, Optional.of(currency), ExchangeRates.NONE);
  }

  private Statement closed(Statement draft) throws Exception {
    return TestStatements.closed(statements, draft);
  }

  private static StatementPeriod whole(YearMonth month) {
    return new StatementPeriod(month.atDay(1), month.atEndOfMonth(), ZONE);
  }

  @Test
  void what_came_before_a_statement_was_closed_and_after_its_time_is_owed_in_the_old_currency()
      throws Exception {
    agree("EUR", Period.MONTH);
    var sold = sell();
    goTo(month.plusMonths(1).atDay(1));
    agree("USD", Period.MONTH);
    new Amendments(server.db(), server.clock(), anna)
        .refund(sold, Optional.empty(), false, "twice");
    goTo(month.plusMonths(1).atDay(8));
    var first = closed(draft(whole(month), "EUR"));

    var next = whole(month.plusMonths(1));
    assertThat(statements.currencies(vendor, next)).containsExactlyInAnyOrder("EUR", "USD");
    goTo(month.plusMonths(2).atDay(2));
    var second = closed(draft(next, "EUR"));
    assertThat(second.closed().orElseThrow().due())
        .isEqualByComparingTo(first.closed().orElseThrow().due().negate());
    assertThat(statements.currencies(vendor, whole(month.plusMonths(2)))).containsExactly("USD");
  }

  @Test
  void a_quarter_is_due_with_its_last_month_and_goes_on_where_months_ended() throws Exception {
    agree("EUR", Period.QUARTER);

    assertThat(due(month)).isEmpty();
    assertThat(due(month.plusMonths(1))).isEmpty();
    var all = new StatementPeriod(month.atDay(1), month.plusMonths(2).atEndOfMonth(), ZONE);
    assertThat(due(month.plusMonths(2))).hasValue(all);

    goTo(month.plusMonths(1).atDay(3));
    closed(draft(whole(month), "EUR"));
    var rest =
        new StatementPeriod(month.plusMonths(1).atDay(1), month.plusMonths(2).atEndOfMonth(), ZONE);
    assertThat(due(month.plusMonths(2))).hasValue(rest);
  }

  @Test
  void a_currency_of_before_goes_on_where_its_last_statement_ended() throws Exception {
    agree("EUR", Period.MONTH);
    var sold = sell();
    goTo(month.plusMonths(1).atDay(2));
    closed(draft(whole(month), "EUR"));
    agree("USD", Period.MONTH);
    goTo(month.plusMonths(3).atDay(5));
    new Amendments(server.db(), server.clock(), anna).refund(sold, Optional.empty(), false, "late");

    var last = month.plusMonths(3);
    assertThat(due(last))
        .hasValue(new StatementPeriod(month.plusMonths(1).atDay(1), last.atEndOfMonth(), ZONE));
  }

  private Optional<StatementPeriod> due(YearMonth last) {
    return statements.due(vendor, "EUR", last, ZONE);
  }

  @Test
  void days_are_counted_in_one_time_zone() throws Exception {
    agree("EUR", Period.MONTH);
    goTo(month.plusMonths(1).atDay(2));
    closed(draft(whole(month), "EUR"));
    var elsewhere =
        new StatementPeriod(
            month.plusMonths(1).atDay(1),
            month.plusMonths(1).atEndOfMonth(),
            ZoneId.of("America/New_York"));

    assertThatThrownBy(() -> draft(elsewhere, "EUR"))
        .isInstanceOf(StatementRefused.class)
        .hasMessageContaining("Europe/Berlin, and PARTBOOK_TIME_ZONE is America/New_York");
  }

  @Test
  void an_entry_that_was_changed_is_never_sealed() throws Exception {
    agree("EUR", Period.MONTH);
    var line = sell();
    goTo(month.plusMonths(1).atDay(2));
    closed(draft(whole(month), "EUR"));
    goTo(month.plusMonths(1).atDay(3));
    var changed = sell();
    goTo(month.plusMonths(2).atDay(2));
    var draft = draft(whole(month.plusMonths(1)), "EUR");
    awaitLogged();
    Guarded.JOURNAL.change(
        server.db(), "update journal set net = 1000 where line_id = " + changed.number());

    assertThatThrownBy(() -> closed(draft))
        .isInstanceOf(StatementRefused.class)
        .hasMessageContaining("isn't what was logged");
    assertThat(statements.find(Long.toString(draft.id())).orElseThrow().closed()).isEmpty();
    assertThat(line.number()).isNotEqualTo(changed.number());
  }

  private void awaitLogged() throws Exception {
    for (int i = 0; i < 300; i++) {
      boolean behind =
          server
              .db()
              .ask(tx ->
                  tx.one(
                      "select last_id < (select max(id) from journal) from log_state",
                      row -> row.getBoolean(1)))
              .orElseThrow();
      if (!behind) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the log doesn't follow");
  }
}
