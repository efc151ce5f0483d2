package org.partbook.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.audit.Main;
import org.partbook.ledger.Actor;
import org.partbook.ledger.log.LedgerLog;
import org.partbook.ledger.log.LogFolder;
import org.partbook.purchase.Amendment;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.EndReason;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Orders;
import org.partbook.rights.PartyId;
import org.partbook.rights.Rights;
import org.partbook.rights.RightsImport;
import org.partbook.statement.Model.Deal;
import org.partbook.statement.Model.Part;
import org.partbook.statement.Model.Sale;
import org.partbook.terms.Agreement;
import org.partbook.terms.Agreements;
import org.partbook.terms.Basis;
import org.partbook.terms.Period;
import org.partbook.terms.Scope;
import org.partbook.terms.Vat;

/// A quarter of a year of six shops and forty people with shares, with all that happens in one:
/// what it comes to is what somebody finds who reckons it from the same facts.
class QuarterTest {
  private static final int SHOPS = 6;
  private static final int PARTIES = 40;
  private static final long FIRST_ASSET = 9001;
  private static final int ASSETS = 12;
  private static final int SALES_A_MONTH = 60;
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "JPY");
  private static final List<String> COUNTRIES = List.of("DE", "US", "JP");

  @TempDir static Path files;
  private static final Random RANDOM = new Random(1819);

  private final TestServer server =
      TestServer.start(Map.of("PARTBOOK_TIME_ZONE", Model.ZONE.getId()));
  private final Model model = new Model();
  private final List<Vendor> vendors = new ArrayList<>();
  private final List<Api> shops = new ArrayList<>();
  private final Map<Integer, Deal> deals = new TreeMap<>();
  private final Set<String> everAgreed = new TreeSet<>();
  private final Map<Long, Sale> sales = new TreeMap<>();
  private long order = 100;
  private int round;

  private final Actor anna = Actor.operator("anna");
  private final Agreements agreements =
      new Agreements(server.db(), server.clock(), anna, server.vendors());
  private final Amendments amendments = new Amendments(server.db(), server.clock(), anna);
  private final Orders orders = new Orders(server.db(), server.clock(), Duration.ofHours(1), anna);
  private final Rights rights = new Rights(server.db());
  private final Statements statements = TestStatements.of(server, files, anna);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void every_statement_is_what_somebody_else_reckons() throws Exception {
    open();
    var month = YearMonth.from(server.clock().instant().atZone(Model.ZONE)).plusMonths(1);
    goTo(month.atDay(1), 3);
    agreeAll();
    for (int i = 0; i < 3; i++) {
      round = i;
      priceAll(i);
      shareAll(i);
      if (i == 1) {
        changeTerms();
      }
      sellFor(month);
      happen(month, i);
      goTo(month.plusMonths(1).atDay(1), 6);
      settle(month);
      month = month.plusMonths(1);
    }

    assertThat(statements.all()).hasSizeGreaterThan(100).allMatch(one -> one.closed().isPresent());
    for (var one : statements.all()) {
      assertThat(statements.verify(one).problem()).as(one.toString()).isEmpty();
      requireAudited(one);
    }
    assertThat(log().check().problems()).isEmpty();

    var tampering = new Tampering(server, statements, files.resolve("changed.jsonl"));
    tampering.withDocument(smallest());
    tampering.withFiles();
    tampering.withEntries(2);
    tampering.withRow(smallest());
    tampering.withForgedDocument(smallest());
  }

  /// With several entries in it.
  private Statement smallest() {
    return statements.all().stream()
        .filter(one -> one.closed().orElseThrow().entries() > 1)
        .min(Comparator.comparingLong(one -> one.closed().orElseThrow().bytes()))
        .orElseThrow();
  }

  private LedgerLog log() {
    return new LedgerLog(server.db(), new LogFolder(server.config().log()));
  }

  /// By the program of those who don't trust us, which knows nothing but the log's key.
  private void requireAudited(Statement one) throws IOException {
    var document = files.resolve("statement.jsonl");
    try (var in = statements.open(one)) {
      Files.copy(in, document, StandardCopyOption.REPLACE_EXISTING);
    }
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    var key = log().key().orElseThrow().toString();
    assertThat(Main.run(out, out, "statement", document.toString(), "--key", key))
        .as(said.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("all " + one.closed().orElseThrow().entries() + " entries");
  }

  private void open() throws IOException {
    TestAssets.writePdf(files.resolve("score.pdf"), 1);
    for (int i = 0; i < SHOPS; i++) {
      var vendor = server.vendors().add("Shop " + i, true);
      vendors.add(vendor);
      shops.add(server.api(vendor, Environment.LIVE));
    }
  }

  private void goTo(LocalDate day, int hour) {
    var then = day.atTime(LocalTime.of(hour, 0)).atZone(Model.ZONE).toInstant();
    server.clock().advance(Duration.between(server.clock().instant(), then));
  }

  private Instant now() {
    return server.clock().instant();
  }

  private static BigDecimal of(String amount) {
    return new BigDecimal(amount);
  }

  private void agreeAll() {
    var zero = BigDecimal.ZERO;
    agree(0, new Deal("EUR", true, of("1"), of("40"), null, null, zero, zero));
    agree(1, new Deal("USD", true, of("1.1"), of("35"), null, of("5.50"), zero, zero));
    agree(2, new Deal("JPY", true, of("160"), zero, of("333"), null, zero, zero));
    agree(3, new Deal("GBP", false, of("0.85"), of("30"), null, null, of("20"), zero));
    agree(4, new Deal("EUR", false, of("1"), of("50"), null, of("2"), zero, of("7")));
  }

  /// The last shop had no terms before; the first one gets others, and another currency; another
  /// one's prices have no tax in them any more, which is added instead.
  private void changeTerms() {
    var zero = BigDecimal.ZERO;
    agree(5, new Deal("USD", true, of("1.25"), of("12.5"), null, null, zero, zero));
    agree(0, new Deal("GBP", true, of("0.9"), of("45"), null, null, zero, zero));
    agree(3, new Deal("GBP", false, of("0.85"), of("30"), null, null, zero, of("12.5")));
  }

  private void agree(int shop, Deal deal) {
    model.agree(shop, deal);
    deals.put(shop, deal);
    everAgreed.add(shop + " " + deal.currency());
    var vat =
        deal.vatIn().signum() > 0
            ? new Vat(Vat.Treatment.INCLUDED, deal.vatIn())
            : deal.vatOn().signum() > 0 ? new Vat(Vat.Treatment.EXCLUDED, deal.vatOn()) : Vat.NONE;
    agreements.set(
        vendors.get(shop),
        now(),
        new Agreement(
            Currency.getInstance(deal.currency()),
            deal.listed() ? Basis.LIST : Basis.REPORTED,
            deal.factor(),
            deal.discount(),
            Optional.ofNullable(deal.each()),
            Optional.ofNullable(deal.least()),
            Set.of(),
            Scope.EVERYTHING,
            vat,
            Period.MONTH));
  }

  private void priceAll(int round) {
    var lines = new ArrayList<String>();
    for (long asset = FIRST_ASSET; asset < FIRST_ASSET + ASSETS; asset++) {
      // One asset has no price.
      var price =
          asset == FIRST_ASSET + 5 ? null : BigDecimal.valueOf(300 + RANDOM.nextInt(1200), 2);
      if (price != null) {
        model.price(asset, price);
      }
      lines.add(
          """
          {"asset_id":%d,"title":"Piece %d, edition %d","format_short_name":"PDF",\
          "asset_type":"SINGLE","world":true,%s\
          "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}]}\
          """
              .formatted(
                  asset,
                  asset,
                  round,
                  price == null ? "" : "\"retail_price\":" + price.toPlainString() + ","));
    }
    assertThat(server.load(files, lines.toArray(String[]::new)).bad()).isZero();
  }

  private static String party(int number) {
    return "p" + number;
  }

  /// One of them wants to be paid in another currency each month.
  private String currency(int party) {
    return CURRENCIES.get((party + (party == 3 ? round : 0)) % CURRENCIES.size());
  }

  private void shareAll(int round) throws IOException {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < ASSETS; i++) {
      long asset = FIRST_ASSET + i;
      parts.add(part(asset, i, round, "composer", "list", "" + (5 + RANDOM.nextInt(10)) + ".5"));
      parts.add(part(asset, i + 12, round, "arranger", "net", "" + (10 + RANDOM.nextInt(20))));
      parts.add(part(asset, i + 24, round, "publisher", "copy", "0." + (10 + RANDOM.nextInt(80))));
      parts.add(
          new Part(
              asset,
              party(36 + i % 4),
              "sub-publisher",
              "net",
              of("7.25"),
              null,
              null,
              null,
              "US"));
    }
    model.share(parts);
    var partiesCsv = files.resolve("parties.csv");
    var sharesCsv = files.resolve("shares.csv");
    Files.writeString(
        partiesCsv,
        "party,name,currency\n"
            + IntStream.range(0, PARTIES)
                .mapToObj(i -> "%s,Party %d,%s\n".formatted(party(i), i, currency(i)))
                .collect(Collectors.joining()));
    Files.writeString(
        sharesCsv,
        "asset_id,party,role,basis,value,currency,valid_from,valid_until,territories\n"
            + parts.stream().map(QuarterTest::row).collect(Collectors.joining()));
    var report =
        new RightsImport(server.db(), server.clock(), Actor.operator("anna"))
            .importFiles(
                List.of(partiesCsv, sharesCsv),
                new RightsImport.Manner(true, false, Optional.empty()));
    assertThat(report.mistakes()).isEmpty();
  }

  /// In the second month, arrangers change in the middle of it.
  private Part part(long asset, int party, int round, String role, String basis, String value) {
    var middle = YearMonth.from(now().atZone(Model.ZONE)).atDay(15);
    return new Part(
        asset,
        party(party),
        role,
        basis,
        of(value),
        basis.equals("copy") ? "EUR" : null,
        null,
        round == 1 && role.equals("arranger") ? middle : null,
        null);
  }

  private static String row(Part part) {
    return "%d,%s,%s,%s,%s,%s,%s,%s,%s%n"
        .formatted(
            part.asset(),
            part.party(),
            part.role(),
            part.basis(),
            part.value().toPlainString(),
            text(part.currency()),
            text(part.from()),
            text(part.until()),
            text(part.only()))
        .replace("\r", "");
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /// Sales of a month, the last of them where it is still this month in London, and not in Berlin.
  private void sellFor(YearMonth month) {
    for (int i = 0; i < SALES_A_MONTH; i++) {
      int days = month.lengthOfMonth() - 1;
      goTo(month.atDay(1 + i * days / SALES_A_MONTH), 10);
      sell(
          RANDOM.nextInt(SHOPS),
          FIRST_ASSET + RANDOM.nextInt(ASSETS),
          1 + RANDOM.nextInt(5),
          COUNTRIES.get(RANDOM.nextInt(COUNTRIES.size())));
    }
  }

  private Sale sell(int shop, long asset, long copies, String country) {
    long number = ++order;
    var each = BigDecimal.valueOf(200 + RANDOM.nextInt(1500), 2);
    var paid = each.multiply(BigDecimal.valueOf(copies));
    var at = now();
    var reply =
        shops
            .get(shop)
            .register(
                Purchase.of(asset, number, 1)
                    .with("quantity", copies)
                    .with("country_code", country)
                    .with("unit_price", each)
                    .with("line_item_price", paid)
                    .with("customer", "Buyer " + number));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    var sale = model.sell(shop, asset, copies, country, paid, at);
    sales.put(number, sale);
    return sale;
  }

  private OrderLine line(long number) {
    return orders.find(new OrderId(number)).getFirst();
  }

  private Sale sale(long number) {
    return Objects.requireNonNull(sales.get(number));
  }

  private long someOrder(boolean whole) {
    var candidates =
        sales.entrySet().stream()
            .filter(one ->
                whole ? one.getValue().left == one.getValue().copies : one.getValue().left > 0)
            .map(Map.Entry::getKey)
            .toList();
    return candidates.get(RANDOM.nextInt(candidates.size()));
  }

  /// Cancellations, refunds of this month's sales and of those that were settled long ago, a leak,
  /// a name that is mended, one that is forgotten.
  private void happen(YearMonth month, int round) {
    goTo(month.atEndOfMonth(), 9);
    for (int i = 0; i < 4; i++) {
      long latest = order - i;
      var sale = sale(latest);
      if (sale.left == sale.copies) {
        assertThat(shops.get(sale.shop).cancel(latest, 1).status()).isEqualTo(201);
        model.takeBack(sale, now());
      }
    }
    for (int i = 0; i < 6; i++) {
      long number = someOrder(false);
      var sale = sale(number);
      long copies = 1L + RANDOM.nextInt((int) sale.left);
      done(amendments.refund(line(number), Optional.of(copies), i % 2 == 0, "round " + round));
      model.takeBack(sale, copies, now());
    }
    var leaked = line(someOrder(true));
    done(amendments.end(leaked, EndReason.LEAK, "found on a forum"));
    var misspelt = line(someOrder(true));
    if (!misspelt.isEnded()) {
      done(amendments.rename(misspelt, "Fanny Hensel", "typing mistake"));
      done(amendments.erase(misspelt, "asked for it"));
    }
    // Half an hour after midnight in Berlin it is yesterday in London.
    server
        .clock()
        .advance(
            Duration.between(
                now(), month.plusMonths(1).atDay(1).atTime(0, 30).atZone(Model.ZONE).toInstant()));
    sell(1, FIRST_ASSET, 2, "US");
    sell(4, FIRST_ASSET + 1, 1, "DE");
  }

  private static void done(Amendment amendment) {
    assertThat(amendment).isInstanceOf(Amendment.Done.class);
  }

  private static Map<String, BigDecimal> rates(int month) {
    return Map.of(
        "USD", of("1.0" + (5 + month % 4)),
        "GBP", of("0.86" + month % 10),
        "JPY", of("16" + month % 10 + ".25"));
  }

  private void settle(YearMonth month) throws Exception {
    var until = month.atEndOfMonth();
    var known = rates(month.getMonthValue());
    var period = new StatementPeriod(month.atDay(1), until, Model.ZONE);
    var rates = new ExchangeRates(until, "a test", known);
    for (var which : everAgreed) {
      int shop = Integer.parseInt(which.substring(0, 1));
      var currency = which.substring(2);
      var expected = model.shopOwes(shop, currency, until);
      var closed = close(statements.draft(vendors.get(shop), period, Optional.of(currency), rates));
      assertThat(closed.due()).as("shop " + which + " " + month).isEqualByComparingTo(expected);
      model.settle("shop " + which, until);
    }
    for (int i = 0; i < PARTIES; i++) {
      var party = rights.party(new PartyId(party(i)), rights.newest()).orElseThrow();
      var expected = model.due(party(i), currency(i), known, until);
      var closed = close(statements.draft(party, period, rates));
      assertThat(closed.due()).as(party(i) + " " + month).isEqualByComparingTo(expected);
      model.settle("party " + party(i), until);
    }
  }

  private Statement.Closed close(Statement draft) throws Exception {
    return TestStatements.closed(statements, draft).closed().orElseThrow();
  }
}
