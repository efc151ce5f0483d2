package org.partbook.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.ledger.Actor;
import org.partbook.purchase.ListedSale;
import org.partbook.purchase.SaleSearch;

/// What shops may sell, and what they owe, as they meet it.
class TermsTest {
  private static final long WALTZ = 7001;
  private static final long POLKA = 7002;
  private static final long FREE = 7003;

  @TempDir static Path files;
  private static TestServer server;
  private static Agreements agreements;
  private static long order = 70_000;
  private static int shops;

  private Vendor vendor;
  private Api shop;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
    agreements =
        new Agreements(server.db(), server.clock(), Actor.operator("anna"), server.vendors());
    TestAssets.writePdf(files.resolve("score.pdf"), 1);
    server.load(
        files,
        asset(
            WALTZ,
            "Waltz",
            "\"retail_price\":4.00,\"series\":[\"Dances\"],\"categories\":[\"Piano\"],"),
        asset(POLKA, "Polka", "\"retail_price\":10,\"series\":[\"dances\",\"Fast\"],"),
        asset(FREE, "Free", "\"series\":[\"Others\"],"));
  }

  private static String asset(long id, String title, String more) {
    return """
    {"asset_id":%d,"title":"%s","format_short_name":"PDF","asset_type":"SINGLE",%s"world":true,\
    "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}]}\
    """
        .formatted(id, title, more);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    vendor = server.vendors().add("Shop " + ++shops, true);
    shop = server.api(vendor, Environment.LIVE);
  }

  private static Agreement agreement(String currency, String discount) {
    return new Agreement(
        Currency.getInstance(currency),
        Basis.LIST,
        BigDecimal.ONE,
        new BigDecimal(discount),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Scope.EVERYTHING,
        Vat.NONE,
        Period.MONTH);
  }

  private static Agreement scoped(Scope scope, Set<String> territories) {
    var all = agreement("EUR", "40");
    return new Agreement(
        all.currency(),
        all.basis(),
        all.factor(),
        all.discount(),
        all.netPrice(),
        all.minimum(),
        territories,
        scope,
        all.vat(),
        all.period());
  }

  private static Scope series(String... names) {
    return new Scope(Set.of(names), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  private void set(Agreement agreement) {
    agreements.set(vendor, server.clock().instant(), agreement);
  }

  private ListedSale sell(Purchase purchase) {
    assertThat(shop.register(purchase).status()).isEqualTo(201);
    long sold = order;
    return new SaleSearch(server.db())
        .find(SaleSearch.Wanted.EVERYTHING)
        .filter(sale -> sale.line().key().order().value() == sold)
        .findFirst()
        .orElseThrow();
  }

  private static Purchase of(long asset) {
    return Purchase.of(asset, ++order, 1);
  }

  @Test
  void without_terms_a_shop_owes_nothing_that_anybody_knows() {
    var sale = sell(of(WALTZ));

    assertThat(sale.netDue()).isEmpty();
    assertThat(sale.currency()).isEmpty();
    assertThat(sale.listPrice()).hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("4"));
  }

  @Test
  void a_sale_goes_by_the_terms_of_its_moment() {
    set(agreement("EUR", "40"));
    var first = sell(of(WALTZ).with("quantity", 2));
    set(agreement("USD", "25"));
    var second = sell(of(WALTZ).with("quantity", 2));

    assertThat(first.netDue()).contains(new BigDecimal("4.80"));
    assertThat(first.currency()).contains("EUR");
    assertThat(second.netDue()).contains(new BigDecimal("6.00"));
    assertThat(second.currency()).contains("USD");
  }

  @Test
  void terms_begin_when_they_are_meant_to() {
    set(agreement("EUR", "40"));
    agreements.set(
        vendor, server.clock().instant().plus(Duration.ofHours(2)), agreement("EUR", "50"));

    var before = sell(of(WALTZ));
    server.clock().advance(Duration.ofHours(3));
    var after = sell(of(WALTZ));

    assertThat(before.netDue()).contains(new BigDecimal("2.40"));
    assertThat(after.netDue()).contains(new BigDecimal("2.00"));
  }

  @Test
  void what_is_not_covered_is_refused_with_its_field() {
    set(scoped(series("FAST"), Set.of("DE", "US")));

    var refused = shop.register(of(WALTZ));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errorFields()).containsExactly("asset_id");
    assertThat(shop.register(of(POLKA)).status()).isEqualTo(201);
    var elsewhere = shop.register(of(POLKA).with("country_code", "FR"));
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(elsewhere.errorFields()).containsExactly("country_code");
  }

  @Test
  void validation_refuses_the_same() {
    set(scoped(series("fast"), Set.of("DE")));

    assertThat(
            server
                .api(vendor, Environment.SANDBOX)
                .validate(WALTZ, "198.51.100.1", 1)
                .errorFields())
        .containsExactly("asset_id");
    assertThat(
            server.api(vendor, Environment.SANDBOX).validate(POLKA, "203.0.113.1", 1).errorFields())
        .containsExactly("customer_ip");
    assertThat(server.api(vendor, Environment.SANDBOX).validate(POLKA, "198.51.100.1", 1).status())
        .isEqualTo(200);
  }

  @Test
  void a_currency_that_is_said_must_be_the_one_that_was_agreed() {
    set(agreement("EUR", "40"));

    assertThat(shop.register(of(WALTZ).with("currency", "USD")).errorFields())
        .containsExactly("currency");
    assertThat(shop.register(of(WALTZ).with("currency", "EUR")).status()).isEqualTo(201);
  }

  @Test
  void a_suspended_shop_sells_nothing_and_keeps_what_it_sold() {
    long sold = order + 1;
    assertThat(shop.register(of(WALTZ)).status()).isEqualTo(201);
    server.vendors().suspend(vendor, "hasn't paid");

    assertThat(shop.register(of(WALTZ)).status()).isEqualTo(422);
    assertThat(shop.get("/assets/list").status()).isEqualTo(403);
    assertThat(shop.info(sold).status()).isEqualTo(200);
    assertThat(shop.downloadUrl(sold, 1).status()).isEqualTo(200);

    server.vendors().resume(vendor);
    assertThat(shop.register(of(WALTZ)).status()).isEqualTo(201);
  }

  @Test
  void the_list_has_what_the_shop_may_sell_at_its_prices() {
    var all = scoped(series("dances"), Set.of());
    set(
        new Agreement(
            Currency.getInstance("JPY"),
            all.basis(),
            new BigDecimal("162.5"),
            all.discount(),
            all.netPrice(),
            all.minimum(),
            all.territories(),
            all.scope(),
            all.vat(),
            all.period()));

    var first = shop.get("/assets/list?page_size=1").json();
    assertThat(first.at("/assets/0/asset_id").asLong()).isEqualTo(WALTZ);
    assertThat(first.at("/assets/0/retail_price").decimalValue()).isEqualByComparingTo("650");
    assertThat(first.at("/assets/0/currency").asString()).isEqualTo("JPY");
    var next = shop.get(first.path("next_page").asString()).json();
    assertThat(next.at("/assets/0/asset_id").asLong()).isEqualTo(POLKA);
    assertThat(next.path("next_page").isNull()).isTrue();
  }

  @Test
  void the_list_says_where_the_shop_may_sell() {
    server.load(
        files,
        asset(7101, "Here", "\"series\":[\"Borders\"],"),
        asset(7102, "There", "\"series\":[\"Borders\"],\"countries\":[\"US\"],")
            .replace("\"world\":true", "\"world\":false"),
        asset(7103, "Both", "\"series\":[\"Borders\"],\"countries\":[\"DE\",\"US\"],")
            .replace("\"world\":true", "\"world\":false"));
    set(scoped(series("borders"), Set.of("DE", "AT")));

    var assets = shop.get("/assets/list").json().path("assets");
    assertThat(assets.valueStream().map(asset -> asset.path("asset_id").asLong()))
        .containsExactly(7101L, 7103L);
    assertThat(assets.at("/0/world").asBoolean()).isFalse();
    assertThat(assets.at("/0/countries").toString()).isEqualTo("[\"AT\",\"DE\"]");
    assertThat(assets.at("/1/countries").toString()).isEqualTo("[\"DE\"]");
  }

  @Test
  void odd_prices_are_flagged_and_taken() {
    var all = agreement("EUR", "40");
    set(
        new Agreement(
            all.currency(),
            Basis.REPORTED,
            all.factor(),
            all.discount(),
            all.netPrice(),
            Optional.of(new BigDecimal("2")),
            all.territories(),
            all.scope(),
            all.vat(),
            all.period()));

    var nothing = sell(of(WALTZ).with("unit_price", 0).with("line_item_price", 0));
    assertThat(nothing.flags()).containsExactly("zero_price", "below_minimum", "far_from_list");
    assertThat(nothing.netDue()).contains(new BigDecimal("1.20"));
    var dear = sell(of(WALTZ).with("unit_price", 9).with("line_item_price", 9));
    assertThat(dear.flags()).containsExactly("far_from_list");
    assertThat(sell(of(WALTZ).with("unit_price", 4).with("line_item_price", 4)).flags()).isEmpty();
  }

  @Test
  void an_asset_without_a_list_price_goes_by_the_reported_one() {
    set(agreement("EUR", "50"));

    var sale = sell(of(FREE));
    assertThat(sale.netDue()).contains(new BigDecimal("1.98"));
    assertThat(sale.flags()).containsExactly("no_list_price");
  }

  @Test
  void what_is_sold_is_remembered_as_it_was() throws Exception {
    set(agreement("EUR", "0"));
    long renamed = 7010L + shops;
    Files.copy(files.resolve("score.pdf"), files.resolve("score" + renamed + ".pdf"));
    server.load(files, asset(renamed, "Before", "\"retail_price\":4,"));
    var sale = sell(of(renamed));
    server.load(files, asset(renamed, "After", "\"retail_price\":5,"));
    var later = sell(of(renamed));

    assertThat(List.of(sale.title().orElseThrow(), later.title().orElseThrow()))
        .containsExactly("Before", "After");
    assertThat(sale.edition()).isNotEqualTo(later.edition());
    assertThat(sale.netDue()).contains(new BigDecimal("4.00"));
    assertThat(later.netDue()).contains(new BigDecimal("5.00"));
  }
}
