package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.db.Database;
import org.partbook.ledger.Actor;
import org.partbook.signing.Signer;
import org.partbook.terms.Agreements;
import org.partbook.terms.TestTerms;
import tools.jackson.databind.JsonNode;

/// What a vendor is told of that follows the catalogue.
class ChangesTest {
  /// Tests number their assets from here on; each has a range of its own.
  private static final long FIRST = 7000;

  private static final long RANGE = 100;

  @TempDir private Path files;
  private static TestServer server;
  private static int tests;
  private Vendor vendor;
  private Api shop;
  private String cursor = "";
  private long moved;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open_a_shop() {
    moved = RANGE * ++tests;
    vendor = server.vendors().add("Follower " + tests, true);
    shop = server.api(vendor, Environment.LIVE);
    follow();
  }

  private void load(String... lines) {
    assertThat(server.load(files, lines).bad()).isZero();
  }

  private String line(long id, String... fields) {
    return TestCatalog.line(moved + id, fields);
  }

  private void set(Set<String> series, String factor) {
    new Agreements(server.db(), server.clock(), Actor.operator("anna"), server.vendors())
        .set(vendor, server.clock().instant(), TestTerms.ofSeries(series, new BigDecimal(factor)));
    server.clock().advance(Duration.ofSeconds(1));
  }

  /// What is new of this test's assets, each as `type id`.
  private List<String> follow() {
    return follow(1000);
  }

  private List<String> follow(int pageSize) {
    var told = new ArrayList<String>();
    JsonNode page;
    do {
      page = page(cursor, pageSize);
      for (var change : page.get("changes")) {
        var id = change.get("asset_id").longValue() - moved;
        if (id > FIRST && id < FIRST + RANGE) {
          told.add(change.get("type").stringValue() + " " + id);
        }
      }
      cursor = page.get("cursor").stringValue();
    } while (page.get("more").booleanValue());
    return told;
  }

  private JsonNode page(String after, int pageSize) {
    var reply = shop.get(path(after, pageSize));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private static String path(String after, int pageSize) {
    return "/assets/changes?page_size=" + pageSize + (after.isEmpty() ? "" : "&after=" + after);
  }

  @Test
  void from_the_beginning_everything_is_told_of_that_is_listed() {
    var listed = shop.get("/assets/list?page_size=1000").json().get("assets");
    var told = page("", 1000).get("changes");

    assertThat(told.valueStream().map(change -> change.get("asset")).toList())
        .isEqualTo(listed.valueStream().toList());
    assertThat(told.valueStream().map(change -> change.get("type").stringValue()))
        .isNotEmpty()
        .containsOnly("added");
  }

  @Test
  void nothing_is_told_of_twice() {
    load(line(7001), line(7002));

    assertThat(follow()).containsExactly("added 7001", "added 7002");
    assertThat(follow()).isEmpty();
  }

  @Test
  void an_asset_is_told_of_as_what_became_of_it() {
    load(line(7001), line(7002));
    follow();

    load(line(7001, "\"retail_price\":2"));
    assertThat(follow()).containsExactly("changed 7001");
    load(line(7001, "\"withdrawn\":true"));
    assertThat(follow()).containsExactly("withdrawn 7001");
    load(line(7001));
    assertThat(follow()).containsExactly("returned 7001");
  }

  @Test
  void what_came_and_went_between_two_questions_is_not_told_of() {
    load(line(7001));
    load(line(7001, "\"withdrawn\":true"));

    assertThat(follow()).isEmpty();
  }

  @Test
  void what_is_imported_again_as_it_was_is_not_told_of() {
    load(line(7001));
    follow();

    load(line(7001));

    assertThat(follow()).isEmpty();
  }

  @Test
  void what_is_nobodys_business_but_the_publishers_is_not_told_of() {
    load(line(7001, "\"own\":{\"sku\":\"A\"}"));
    follow();

    load(line(7001, "\"own\":{\"sku\":\"B\"}"));

    assertThat(follow()).isEmpty();
  }

  @Test
  void pages_of_one_tell_of_each_change() {
    load(line(7001), line(7002), line(7003));
    load(line(7002, "\"withdrawn\":true"), line(7003, "\"retail_price\":2"));

    assertThat(follow(1))
        .containsExactly(
            "added 7001", "added 7002", "added 7003", "withdrawn 7002", "changed 7003");
  }

  @Test
  void terms_bring_assets_in_and_take_them_out() {
    load(
        line(7001, "\"series\":[\"a\"]"),
        line(7002, "\"series\":[\"b\"]"),
        line(7003, "\"series\":[\"a\",\"b\"]"));
    follow();

    set(Set.of("a"), "1");
    var told = follow();
    assertThat(told).contains("left 7002", "changed 7001").doesNotContain("left 7001", "left 7003");
    set(Set.of("b"), "1");
    assertThat(follow()).containsExactly("left 7001", "entered 7002");
    load(line(7001, "\"series\":[\"b\"]"), line(7002, "\"series\":[\"a\"]"), line(7004));
    assertThat(follow()).containsExactly("entered 7001", "left 7002");
  }

  @Test
  void other_terms_tell_only_of_what_they_change() {
    load(line(7001, "\"series\":[\"a\"]"), line(7002, "\"series\":[\"a\"]", "\"retail_price\":4"));
    set(Set.of("a"), "1");
    follow();

    set(Set.of("a"), "1.5");

    assertThat(follow()).containsExactly("changed 7002");
  }

  @Test
  void a_walk_goes_on_to_what_was_there_when_it_began() {
    load(line(7001, "\"series\":[\"a\"]"), line(7002, "\"series\":[\"a\"]"));
    set(Set.of("a"), "1");
    var first = page("", 1);
    load(line(7002, "\"series\":[\"a\"]", "\"tempo\":60"));

    cursor = first.get("cursor").stringValue();
    assertThat(follow(1)).containsExactly("added 7002", "changed 7002");
  }

  @Test
  void a_vendor_never_hears_of_what_it_may_not_sell() {
    set(Set.of("a"), "1");
    follow();

    load(line(7002, "\"series\":[\"b\"]"));
    load(line(7002, "\"series\":[\"b\"]", "\"withdrawn\":true"));

    assertThat(follow()).isEmpty();
  }

  /// Who follows would never hear of a change with a lower number that is to be seen later.
  @Test
  void an_import_waits_for_another_one_that_has_its_numbers() throws Exception {
    // A server's database ends what it takes for forgotten.
    try (var db = Database.openAsItIs(server.config().database().orElseThrow(), 2);
        var threads = Executors.newSingleThreadExecutor();
        var other = OpenTransaction.of(db, "update catalog_state set head = head + 1")) {
      var load = threads.submit(() -> load(line(7001)));
      other.awaitWaiting("update catalog_state%", 1);
      assertThat(follow()).isEmpty();

      other.commit();
      load.get();

      assertThat(follow()).containsExactly("added 7001");
    }
  }

  @Test
  void the_sandbox_has_assets_of_its_own_besides() {
    var live = page("", 1000).get("changes");
    shop = server.api(vendor, Environment.SANDBOX);
    var sandbox = page("", 1000).get("changes");

    assertThat(ids(sandbox)).contains(AssetId.FIRST_OF_SANDBOX).containsAll(ids(live));
    assertThat(ids(live)).isNotEmpty().noneMatch(id -> new AssetId(id).isOfSandbox());
  }

  private static List<Long> ids(JsonNode changes) {
    return changes.valueStream().map(change -> change.get("asset_id").longValue()).toList();
  }

  @Test
  void a_cursor_is_good_for_400_days() {
    load(line(7001));
    var old = cursor;
    follow();
    load(line(7001, "\"retail_price\":2"));
    var younger = cursor;
    follow();
    server.clock().advance(History.KEPT.minusDays(1));
    load(line(7001, "\"retail_price\":3"));
    assertThat(shop.get(path(old, 10)).status()).isEqualTo(200);

    server.clock().advance(Duration.ofDays(2));
    load(line(7001, "\"retail_price\":4"));

    var reply = shop.get(path(younger, 10));
    assertThat(reply.status()).isEqualTo(410);
    assertThat(reply.errorName()).isEqualTo("CURSOR_EXPIRED");
    assertThat(reply.json().get("message").stringValue()).contains("too old", "begin anew");
    assertThat(follow()).containsExactly("changed 7001");
    cursor = "";
    assertThat(follow()).contains("added 7001");
  }

  @Test
  void a_cursor_of_another_catalogue_is_refused() {
    var cursors = new ChangeCursors(new Signer(server.db(), server.clock()));
    var mine = cursors.open(vendor.id(), Environment.LIVE, cursor).orElseThrow().toString();
    var other = "0123456789abcdef" + mine.substring(16);
    var later = mine.replaceFirst("\\.[0-9]+", ".999999");

    for (var wrong : List.of(other, later)) {
      var parsed = ChangeCursor.parse(wrong).orElseThrow();
      var sealed = cursors.seal(vendor.id(), Environment.LIVE, parsed);
      assertThat(shop.get(path(sealed, 10)).errorName()).isEqualTo("CURSOR_EXPIRED");
    }
  }

  /// It would be the catalogue as others see it.
  @Test
  void a_cursor_that_somebody_has_written_is_refused() {
    set(Set.of("a"), "1");
    follow();
    var cursors = new ChangeCursors(new Signer(server.db(), server.clock()));
    var mine = cursors.open(vendor.id(), Environment.LIVE, cursor).orElseThrow();
    var view = mine.seen();
    var everything =
        new ChangeCursor(
            mine.origin(),
            new CatalogView(0, 0, 0),
            Optional.of(new ChangeCursor.Walk(new CatalogView(view.changes(), 0, 0), 0)));

    var written = shop.get(path(everything.toString(), 10));
    var others = shop.get(path(cursors.seal(server.shop().id(), Environment.LIVE, everything), 10));

    assertThat(written.status()).isEqualTo(422);
    assertThat(others.errorName()).isEqualTo("CURSOR_EXPIRED");
  }

  @Test
  void the_terms_of_other_vendors_are_no_cursor() {
    set(Set.of("a"), "1");
    follow();
    var mine = cursor;
    shop = server.other();

    assertThat(shop.get(path(mine, 10)).errorName()).isEqualTo("CURSOR_EXPIRED");
  }

  @Test
  void what_is_no_cursor_is_named() {
    for (var wrong : List.of("x", "0123456789abcdef", "8a4f1c02d97be356.104.3.1", "1'", "")) {
      var reply = shop.get("/assets/changes?after=" + wrong);
      assertThat(reply.status()).as(wrong).isEqualTo(422);
      assertThat(reply.errorFields()).containsExactly("after");
      assertThat(reply.json().path("message").asString()).startsWith("after must be a cursor");
    }
  }

  @Test
  void an_asset_is_looked_at_alone_as_it_is_listed() {
    load(line(7001, "\"series\":[\"a\"]", "\"retail_price\":10"), line(7002));
    set(Set.of("a"), "1");

    var one = shop.get("/assets/" + (moved + 7001));

    assertThat(one.json())
        .isEqualTo(shop.get("/assets/list?last_id=" + (moved + 7000)).json().get("assets").get(0));
    for (var hidden :
        List.of("" + (moved + 7002), "" + (moved + 7003), "0", "x", "99999999999999999999", "-1")) {
      var reply = shop.get("/assets/" + hidden);
      assertThat(reply.status()).as(hidden).isEqualTo(404);
      assertThat(reply.errorName()).isEqualTo("ASSET_NOT_FOUND");
    }
  }
}
