package org.partbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.CHOIR;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.access.Environment;
import org.partbook.access.ShopAddress;

class VerifyTest {
  private static final String NOBODYS = "0000-0000-0000-0000";
  private static TestShelf shelf;

  @BeforeAll
  static void start() {
    shelf = new TestShelf();
  }

  @AfterAll
  static void stop() {
    shelf.close();
  }

  @Test
  void a_genuine_copy_is_called_so_with_title_number_of_copies_day_and_shop() {
    var code = shelf.sell(shelf.server.live());

    var reply = shelf.get("/verify/" + code.replace("-", ""));

    var day = shelf.line(code).registeredAt().atOffset(ZoneOffset.UTC).toLocalDate();
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body())
        .contains("<h1 class=\"valid\">A genuine copy</h1>")
        .contains("<dd dir=\"auto\">Träumerei</dd>")
        .contains("<dt>Number of copies</dt><dd>3</dd>")
        .contains("<time datetime=\"" + day + "\">" + day.getDayOfMonth() + " ")
        .contains(day.getYear() + " (UTC)</time>")
        .contains("<dd dir=\"auto\">First Shop</dd>");
  }

  @Test
  void the_shop_can_be_found_where_the_publisher_has_said_where_it_is() {
    var vendor = shelf.server.vendors().add("Found Shop", true);
    var code = shelf.sell(shelf.server.api(vendor, Environment.LIVE));
    assertThat(shelf.get("/verify/" + code).body()).contains("<dd dir=\"auto\">Found Shop</dd>");

    shelf.server.vendors().setShop(vendor, ShopAddress.parse("https://shop.example/?a&b"));

    assertThat(shelf.get("/verify/" + code).body())
        .contains(
            "<dd dir=\"auto\"><a href=\"https://shop.example/?a&amp;b\" rel=\"noopener\">"
                + "Found Shop</a></dd>");
    assertThat(shelf.get("/verify/" + NOBODYS).body()).doesNotContain("shop.example");
  }

  @Test
  void the_page_says_neither_whose_copy_it_is_nor_any_number_or_price_of_the_order() {
    var code = shelf.sell(shelf.server.live());

    var html = shelf.get("/verify/" + code).body();

    var order = shelf.line(code).key().order();
    assertThat(html).doesNotContain(TestShelf.BUYER, "Clara", "" + order, "3.95", "" + PIANO);
  }

  @Test
  void a_code_is_read_as_people_type_it() {
    var code = shelf.sell(shelf.server.live());

    assertThat(statusOf(code)).isEqualTo(200);
    assertThat(statusOf(code.toLowerCase(Locale.ROOT))).isEqualTo(200);
    assertThat(statusOf(code.replace("-", "%20"))).isEqualTo(200);
    assertThat(statusOf(code.replace('0', 'O').replace('1', 'l'))).isEqualTo(200);
    assertThat(statusOf(code + "/")).isEqualTo(200);
  }

  @Test
  void a_cancelled_copy_is_no_longer_valid() {
    var code = shelf.sell(shelf.server.live());
    shelf.cancel(shelf.server.live(), code);

    var reply = shelf.get("/verify/" + code);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body())
        .contains("<h1 class=\"cancelled\">No longer valid</h1>")
        .contains("Träumerei")
        .doesNotContain("A genuine copy");
  }

  @Test
  void a_copy_of_the_sandbox_is_called_a_test_also_when_it_is_cancelled() {
    var code = shelf.sell(shelf.server.sandbox());

    assertThat(shelf.get("/verify/" + code).body())
        .contains("<h1 class=\"test\">A test, and no real copy</h1>")
        .doesNotContain("genuine");
    shelf.cancel(shelf.server.sandbox(), code);
    assertThat(shelf.get("/verify/" + code).body()).contains("A test, and no real copy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NOBODYS,
        "7Q4M-2KXN-09DC",
        "7Q4M2KXN09DCV5TEE",
        "7Q4M2KXN09DCV5T!",
        "%3Cscript%3Ealert(1)",
        "%F0%9F%8E%BB"
      })
  void what_is_nobodys_code_and_what_is_none_get_the_same_page(String code) {
    var reply = shelf.get("/verify/" + code);

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(reply.body())
        .contains("<h1 class=\"unknown\">Not a genuine copy</h1>")
        .isEqualTo(shelf.get("/verify/" + NOBODYS).body());
  }

  @Test
  void a_line_that_was_never_completed_has_no_copy_whatever_becomes_of_it() {
    var shop = shelf.server.live();
    var order = shelf.register(shop, WITHOUT_FILE);
    var code = shelf.code(order);
    shop.settled(order);

    assertThat(statusOf(code)).isEqualTo(404);
    set(code, "PROCESSING");
    assertThat(statusOf(code)).isEqualTo(404);
    shelf.cancel(shop, code);
    assertThat(statusOf(code)).isEqualTo(404);
  }

  @Test
  void names_are_text_whatever_they_look_like() {
    var vendor = shelf.server.vendors().add("Noten & <Söhne>", true);
    shelf
        .server
        .db()
        .transact(tx ->
            tx.update(
                "update asset set title = ?, document = ? where asset_id = ?",
                "<script>\"x\"</script>",
                "{\"contributors\":[{\"name\":\"מתי <i>כספי\",\"role\":\"Composer\"}]}",
                CHOIR));
    shelf
        .server
        .db()
        .transact(tx -> tx.update("update asset set min_qty = 1 where asset_id = ?", CHOIR));
    var code = shelf.sell(shelf.server.api(vendor, Environment.LIVE), CHOIR);

    assertThat(shelf.get("/verify/" + code).body())
        .contains("<dd dir=\"auto\">&lt;script&gt;&quot;x&quot;&lt;/script&gt;</dd>")
        .contains("<dd dir=\"auto\">מתי &lt;i&gt;כספי</dd>")
        .contains("<dd dir=\"auto\">Noten &amp; &lt;Söhne&gt;</dd>")
        .doesNotContain("<script", "<i>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify/" + NOBODYS, "/verify/x", "/verify", "/verify/"})
  void all_pages_are_kept_from_caches_search_engines_and_frames_and_run_no_script(String path) {
    var reply = shelf.get(path);

    assertThat(header(reply, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(reply, "Cache-Control")).isEqualTo("private, no-store");
    assertThat(header(reply, "X-Robots-Tag")).isEqualTo("noindex");
    assertThat(header(reply, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(reply, "Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(reply.body()).doesNotContain("<script").doesNotContain("style=");
  }

  @Test
  void only_the_page_with_the_form_lets_a_form_be_sent() {
    assertThat(policy("/verify"))
        .contains("form-action 'self'")
        .doesNotContain("form-action 'none'");
    assertThat(policy("/verify/")).contains("form-action 'self'");
    assertThat(policy("/verify/" + NOBODYS)).contains("form-action 'none'");
    assertThat(policy("/verify/" + shelf.sell(shelf.server.live()))).contains("form-action 'none'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify", "/verify/"})
  void a_typed_code_leads_to_its_check(String form) {
    var reply = shelf.get(form + "?code=+7q4m-2kxn-o9dc-v5te");

    assertThat(reply.statusCode()).isEqualTo(303);
    assertThat(shelf.at(form).resolve(header(reply, "Location")))
        .isEqualTo(shelf.at("/verify/7Q4M2KXN09DCV5TE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "%2F%2Fevil.example", "7Q4M", "a%0D%0AX-Evil:%201"})
  void what_was_typed_and_is_no_code_leads_nowhere(String typed) {
    var reply = shelf.get("/verify?code=" + typed);

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(reply.body()).contains("Not a genuine copy").contains("href=\"verify\"");
    assertThat(reply.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void nothing_typed_is_the_form_again() {
    assertThat(shelf.get("/verify?code=+").body()).contains("<form action=\"verify\"");
    assertThat(shelf.get("/verify/?code=").body()).contains("<form action=\"../verify\"");
  }

  @Test
  void a_HEAD_is_answered_like_a_GET_without_the_page() {
    var path = "/verify/" + shelf.sell(shelf.server.live());

    var head = shelf.send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(header(shelf.get(path), "Content-Length"));
    assertThat(shelf.send("HEAD", "/verify/x").statusCode()).isEqualTo(404);
    assertThat(shelf.send("HEAD", "/verify").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify", "/verify/", "/verify/" + NOBODYS, "/verify/x/"})
  void other_methods_are_refused(String path) {
    var reply = shelf.send("POST", path);

    assertThat(reply.statusCode()).isEqualTo(405);
    assertThat(header(reply, "Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void asking_for_a_copy_does_not_deliver_it() {
    var code = shelf.sell(shelf.server.live());

    shelf.get("/verify/" + code);

    assertThat(shelf.line(code).deliveredAt()).isEmpty();
  }

  private static int statusOf(String code) {
    return shelf.get("/verify/" + code).statusCode();
  }

  private static String policy(String path) {
    return header(shelf.get(path), "Content-Security-Policy");
  }

  private static void set(String code, String status) {
    var line = shelf.line(code).number();
    // Without a job, so that nobody takes it up.
    shelf
        .server
        .db()
        .transact(tx -> tx.update("update order_line set status = ? where id = ?", status, line));
  }

  private static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }
}
