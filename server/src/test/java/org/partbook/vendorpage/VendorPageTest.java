package org.partbook.vendorpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHDRAWN;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;

/// What a vendor sees on its page, and that it is nobody else's.
class VendorPageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static TestServer server;
  private static Visitor visitor;
  private static Visitor other;

  @BeforeAll
  static void sell() {
    server = TestServer.start();
    var shop = server.live();
    shop.register(Purchase.of(PIANO, 70, 1));
    shop.register(Purchase.of(PIANO, 71, 1).with("quantity", 2).with("customer", "Ethel Smyth"));
    shop.register(Purchase.of(AMERICAN, 71, 2));
    shop.register(Purchase.of(WITHOUT_FILE, 72, 1));
    shop.settled(72);
    shop.cancel(70, 1);
    server.sandbox().register(Purchase.of(PIANO, 500, 1));
    server.other().register(Purchase.of(PIANO, 71, 1).with("customer", "Somebody Else"));
    server.other().register(Purchase.of(PIANO, 900, 1));
    visitor = signedIn(server.shop().name(), Environment.LIVE);
    other = signedIn("Second Shop", Environment.LIVE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor signedIn(String vendor, Environment environment) {
    var signedIn = new Visitor(server.app().uri());
    var found = server.vendors().find(vendor).orElseThrow();
    assertThat(signedIn.signIn(server.vendors().issue(found, environment).token()).status())
        .isEqualTo(303);
    return signedIn;
  }

  private static String page(String path) {
    var page = visitor.get(path);
    assertThat(page.status()).as(path).isEqualTo(200);
    return page.text();
  }

  /// Waits until the page has it.
  private static String awaited(String path, String what) {
    return awaited(visitor, path, what);
  }

  private static String awaited(Visitor visitor, String path, String what) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var text = visitor.get(path).text();
      if (text.contains(what)) {
        return text;
      }
      assertThat(System.nanoTime()).as(text).isLessThan(deadline);
      Api.pause(Duration.ofMillis(50));
    }
  }

  private static String linkTo(String prefix, String text) {
    var begin = text.indexOf(prefix);
    return text.substring(begin, text.indexOf('"', begin)).replace("../", "/");
  }

  @Test
  void a_refusal_is_found_with_the_body_that_was_sent_and_without_the_buyers_name() {
    var answer = server.live().register(Purchase.of(PIANO, 80, 1).with("quantity", "two"));

    var list = awaited("/vendor/requests", answer.header("X-Request-Id"));
    assertThat(list)
        .contains("VALIDATION_FAILED", "POST /purchase/register")
        .doesNotContain("Clara");
    var detail = page(linkTo("../vendor/requests/", list));

    assertThat(detail)
        .contains("&quot;order_number&quot;:80", "&quot;quantity&quot;:&quot;… (3 characters)")
        .contains("<code>quantity</code>")
        .doesNotContain("Clara");
    var id = linkTo("../vendor/requests/", list);
    assertThat(other.get(id).status()).isEqualTo(404);
    assertThat(signedIn("First Shop", Environment.SANDBOX).get(id).status()).isEqualTo(404);
  }

  @Test
  void the_numbers_of_requests_are_sealed_so_that_nobody_counts_those_of_others() {
    var list = "/vendor/requests";
    server.other().info(5050);
    var foreign = sealed(awaited(other, list, "order_id=5050"), 5050);
    server.live().info(5151);
    var text = awaited(list, "order_id=5151");
    var own = sealed(text, 5151);
    var number =
        server
            .db()
            .ask(tx ->
                tx.one(
                    "select id from request_log where path like '%order_id=5151'",
                    row -> "" + row.getLong(1)))
            .orElseThrow();

    assertThat(text).doesNotContain("requests/" + number + "\"");
    assertThat(visitor.get(list + "/" + own).status()).isEqualTo(200);
    for (var none : new String[] {number, foreign, own + "A", "x"}) {
      assertThat(visitor.get(list + "/" + none).status()).as(none).isEqualTo(404);
    }
    assertThat(page(list + "?before=" + own)).doesNotContain("order_id=5151");
    // They count as none: otherwise the answer would tell which of the two is older.
    assertThat(page(list + "?before=" + foreign)).contains("order_id=5151");
    assertThat(page(list + "?before=" + number)).contains("order_id=5151");
  }

  /// As the address of a request has its number.
  private static String sealed(String page, long order) {
    var link =
        Pattern.compile("requests/([\\w-]{50})\"><code>[^<]*order_id=" + order).matcher(page);
    assertThat(link.find()).as(page).isTrue();
    return link.group(1);
  }

  @Test
  void long_lists_of_requests_are_paged() {
    server.other().info(6060);
    awaited(other, "/vendor/requests", "order_id=6060");
    server
        .db()
        .transact(tx ->
            tx.run(
                """
                insert into request_log (
                  vendor_id, environment, at, method, operation, path, status, error, fields,
                  micros, request_id, body)
                select
                  vendor_id, environment, at, method, operation, 'more', status, error, fields,
                  micros, request_id, body
                from request_log, generate_series(1, 55)
                where path like '%order_id=6060'
                """));

    var first = other.get("/vendor/requests").text();
    var second = other.get(linkTo("../vendor/requests?", first).replace("&amp;", "&")).text();

    assertThat(first).doesNotContain("order_id=6060");
    assertThat(second).contains("order_id=6060").doesNotContain("Older requests");
  }

  @Test
  void requests_are_filtered_by_operation_and_status() {
    server.live().info(4040);
    awaited("/vendor/requests?show=all", "order_id=4040");

    assertThat(page("/vendor/requests?status=404")).contains("order_id=4040");
    assertThat(page("/vendor/requests?status=422")).doesNotContain("order_id=4040");
    assertThat(page("/vendor/requests?operation=GET+%2Fpurchase%2Finfo"))
        .contains("order_id=4040")
        .contains("<option value=\"GET /purchase/info\" selected>");
    assertThat(page("/vendor/requests?operation=GET+%2Fassets%2Flist"))
        .doesNotContain("order_id=4040");
    assertThat(page("/vendor/requests?show=all&operation=%3Cscript%3E&status=x&before=-1"))
        .doesNotContain("<script>");
  }

  @Test
  void the_overview_counts_what_was_answered_and_what_was_refused() {
    // The last of them, so the others are counted by then.
    assertThat(awaited("/vendor", "DELETE /purchase/cancel"))
        .contains("POST /purchase/register", "First Shop");
  }

  @Test
  void orders_are_listed_without_names_and_those_of_others_are_not_there() {
    var list = page("/vendor/orders?order=100");

    assertThat(list)
        .contains("orders/72\"", "orders/71\"", "orders/70\"", "Träumerei", "Maple Leaf Rag")
        .contains("cancelled", "failed", "completed")
        .doesNotContain("orders/900\"", "orders/500\"", "Clara", "Ethel");
    assertThat(list.indexOf("orders/72\"")).isLessThan(list.indexOf("orders/70\""));
    assertThat(page("/vendor/orders?status=CANCELLED"))
        .contains("orders/70\"")
        .doesNotContain("orders/71\"", "orders/601\"");
    assertThat(page("/vendor/orders?order=71"))
        .contains("orders/71\"", "orders/70\"")
        .doesNotContain("orders/72\"");
    assertThat(page("/vendor/orders?until=2001-01-01")).contains("There are none");
    assertThat(page("/vendor/orders?order=71&from=2001-01-01&until=whenever"))
        .contains("orders/71\"");
  }

  @Test
  void an_order_is_shown_with_its_lines_and_times_and_the_buyer_as_the_api_tells_it() {
    var order = page("/vendor/orders/71");

    assertThat(order)
        .contains("Line 1", "Line 2", "Ethel Smyth", "registered", "completed")
        .doesNotContain("Somebody Else", "token ");
    assertThat(page("/vendor/orders/70")).contains("cancelled</li>");
    for (var foreign : new String[] {"900", "500", "1", "0", "x", "99999999999999999999"}) {
      assertThat(visitor.get("/vendor/orders/" + foreign).status()).as(foreign).isEqualTo(404);
    }
    assertThat(other.get("/vendor/orders/71").text())
        .contains("Somebody Else")
        .doesNotContain("Ethel");
  }

  @Test
  void long_lists_of_orders_are_paged_and_nothing_is_left_out() {
    var shop = server.live();
    for (int line = 1; line <= 60; line++) {
      shop.register(Purchase.of(PIANO, 600 + line / 3, line));
    }

    var first = page("/vendor/orders?order=700");
    var rest = page(linkTo("../vendor/orders?", first).replace("&amp;", "&"));

    assertThat(first.split("<tr>", -1)).hasSize(52);
    assertThat(rest).contains("orders/600\"", "orders/72\"").doesNotContain("orders/620\"");
  }

  @Test
  void the_assortment_can_be_searched_and_has_only_what_may_be_sold() {
    assertThat(page("/vendor/assortment"))
        .contains("Träumerei", "Maple Leaf Rag", "US, CA")
        .doesNotContain(">" + WITHDRAWN + "<");
    assertThat(page("/vendor/assortment?q=TRÄUM")).contains("Träumerei").doesNotContain("Maple");
    assertThat(page("/vendor/assortment?q=" + AMERICAN)).contains("Maple").doesNotContain("Träum");
    assertThat(page("/vendor/assortment?q=%25")).contains("Nothing that you may sell");
    assertThat(page("/vendor/assortment?q=%22%3E%3Cb%3E"))
        .contains("value=\"&quot;&gt;&lt;b&gt;\"");
  }

  @Test
  void tokens_are_listed_by_their_numbers_with_their_last_use() {
    var issued = server.vendors().issue(server.shop(), Environment.LIVE, Duration.ofDays(2));
    var foreign =
        server
            .vendors()
            .issue(server.vendors().find("Second Shop").orElseThrow(), Environment.LIVE);
    var text = page("/vendor/tokens");

    assertThat(text)
        .contains("Token\">" + issued.id() + "<", "valid")
        .doesNotContain("Token\">" + foreign.id() + "<", "pb_live");
    server.vendors().revoke(issued.id());
    assertThat(page("/vendor/tokens")).contains("revoked");
  }

  @Test
  void the_sandbox_report_is_what_the_api_gives() {
    var sandbox = signedIn("First Shop", Environment.SANDBOX);

    assertThat(sandbox.get("/vendor/report").text())
        .contains("Polled until completion", "ready to go live yet", "../sandbox#met_a_conflict");
  }

  @Test
  void pages_are_kept_by_no_cache_framed_by_nobody_and_run_no_script() {
    for (var path :
        new String[] {"/vendor", "/vendor/requests", "/vendor/orders/71", "/vendor/nothing"}) {
      var page = visitor.get(path);
      var policy = page.header("Content-Security-Policy");
      assertThat(policy).as(path).contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(policy).doesNotContain("script-src", "unsafe");
      if (page.status() == 200) {
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
      }
      assertThat(page.text()).doesNotContain("<script", " style=", " onclick");
    }
  }

  @Test
  void no_vendor_sees_statements_that_are_not_its_own() {
    assertThat(page("/vendor/statements")).contains("closed no statement of yours");
    for (var path : new String[] {"V-2026-0001/pdf", "1/pdf", "V-2026-0001/accounting"}) {
      assertThat(visitor.get("/vendor/statements/" + path).status()).isEqualTo(404);
    }
  }
}
