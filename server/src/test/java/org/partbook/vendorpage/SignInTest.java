package org.partbook.vendorpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.http.PublicUrl;

/// Who gets onto the page, and who doesn't.
class SignInTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor visitor() {
    return new Visitor(server.app().uri());
  }

  private static String token(Environment environment) {
    return server.vendors().issue(server.shop(), environment).token();
  }

  private static Visitor signedIn() {
    var visitor = visitor();
    assertThat(visitor.signIn(token(Environment.LIVE)).status()).isEqualTo(303);
    return visitor;
  }

  private static String link() {
    return URI.create(links().make(server.shop()).url().toString()).getPath();
  }

  private static VendorLinks links() {
    var url = new PublicUrl(Optional.of(server.app().uri()));
    return new VendorLinks(server.db(), server.clock(), url);
  }

  private static boolean isSignedIn(Visitor visitor) {
    return visitor.get("/vendor/requests").status() == 200;
  }

  @Test
  void whoever_is_not_signed_in_is_asked_for_a_token_and_sees_nothing_else() {
    assertThat(visitor().get("/vendor").text()).contains("Access token").doesNotContain("Sign out");
    for (var section : Section.values()) {
      if (section != Section.OVERVIEW) {
        var page = visitor().get("/" + section.path());
        assertThat(page.status()).as(section.path()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("../vendor");
      }
    }
  }

  @Test
  void a_token_opens_the_page_of_its_vendor_in_its_environment() {
    var visitor = visitor();

    var answer = visitor.signIn(token(Environment.SANDBOX));

    assertThat(answer.header("Location")).isEqualTo("../vendor");
    assertThat(visitor.get("/vendor").text())
        .contains("First Shop", ">sandbox<", "Sandbox report")
        .doesNotContain("Statements", "Show live");
    assertThat(visitor.get("/vendor/statements").status()).isEqualTo(404);
    assertThat(visitor.submit("/vendor/environment", "environment", "live").status())
        .isEqualTo(404);
  }

  @Test
  void the_cookie_is_of_no_use_to_scripts_and_to_other_sites() {
    var cookie = visitor().signIn(token(Environment.LIVE)).header("Set-Cookie");

    assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax", "; Path=/vendor;");
    assertThat(cookie).doesNotContain("; Secure");
  }

  @Test
  void behind_an_encrypted_address_the_cookie_is_sent_nowhere_else() {
    try (var encrypted =
        TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", "https://scores.example/shop"))) {
      var token = encrypted.vendors().issue(encrypted.shop(), Environment.LIVE).token();

      var visitor = new Visitor(encrypted.app().uri());
      var cookie = visitor.signIn(token).header("Set-Cookie");

      assertThat(cookie).startsWith("__Secure-partbook_vendor=").contains("; Secure");
      assertThat(cookie).contains("; Path=/shop/vendor;");
      assertThat(visitor.get("/vendor").text()).contains("First Shop");
    }
  }

  @Test
  void neither_token_nor_session_nor_link_is_in_the_database() {
    var token = token(Environment.LIVE);
    var visitor = visitor();
    visitor.signIn(token);
    var secret = visitor.cookie().substring(visitor.cookie().indexOf('=') + 1);
    var link = link();

    var stored =
        server
            .db()
            .ask(tx ->
                tx.list(
                    "select vendor_session::text as row from vendor_session"
                        + " union all select vendor_link::text from vendor_link",
                    row -> row.getString("row")));

    assertThat(secret).hasSizeGreaterThan(40);
    assertThat(String.join(" ", stored))
        .isNotEmpty()
        .doesNotContain(secret, token, link.substring(link.lastIndexOf('/') + 1));
  }

  @Test
  void a_token_that_does_not_count_opens_nothing() {
    var revoked = server.vendors().issue(server.shop(), Environment.LIVE);
    server.vendors().revoke(revoked.id());

    for (var token : new String[] {"", "pb_live_nothing", revoked.token()}) {
      var visitor = visitor();
      var answer = visitor.signIn(token);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).contains("unknown, expired or revoked").contains("Access token");
      assertThat(visitor.cookie()).isEmpty();
    }
  }

  @Test
  void a_session_ends_when_its_token_is_revoked() {
    var issued = server.vendors().issue(server.shop(), Environment.LIVE);
    var visitor = visitor();
    visitor.signIn(issued.token());
    assertThat(isSignedIn(visitor)).isTrue();

    server.vendors().revoke(issued.id());

    assertThat(isSignedIn(visitor)).isFalse();
    assertThat(visitor.get("/vendor").text()).contains("Access token");
  }

  @Test
  void a_session_ends_without_use_and_in_any_case_after_twelve_hours() {
    var idle = signedIn();
    server.clock().advance(Duration.ofMinutes(121));
    assertThat(isSignedIn(idle)).isFalse();

    var busy = signedIn();
    for (int hour = 1; hour < 12; hour++) {
      server.clock().advance(Duration.ofHours(1));
      assertThat(isSignedIn(busy)).as("hour " + hour).isTrue();
    }
    server.clock().advance(Duration.ofHours(1));
    assertThat(isSignedIn(busy)).isFalse();
  }

  @Test
  void who_signs_out_is_out_also_with_the_cookie_of_before() {
    var visitor = signedIn();
    var before = visitor.cookie();

    assertThat(visitor.submit("/vendor/sign-out").header("Location")).isEqualTo("../vendor");

    assertThat(visitor.cookie()).isEmpty();
    assertThat(isSignedIn(visitor().withCookie(before))).isFalse();
  }

  @Test
  void a_cookie_that_somebody_has_planted_is_not_the_one_that_is_signed_in() {
    var planted = "partbook_vendor=planted-by-somebody-else";
    var visitor = visitor().withCookie(planted);
    visitor.signIn(token(Environment.LIVE));
    assertThat(visitor.cookie()).isNotEqualTo(planted);
    assertThat(isSignedIn(visitor().withCookie(planted))).isFalse();

    var first = visitor.cookie();
    visitor.signIn(token(Environment.LIVE));

    assertThat(visitor.cookie()).isNotEqualTo(first);
    assertThat(isSignedIn(visitor().withCookie(first))).isFalse();
  }

  @Test
  void forms_of_other_sites_do_nothing() {
    var visitor = signedIn();

    assertThat(visitor.post("/vendor/sign-out").status()).isEqualTo(400);
    assertThat(visitor.post("/vendor/sign-out", "seal", "guessed").status()).isEqualTo(400);
    var token = token(Environment.LIVE);
    var foreign = visitor().form("/vendor/sign-in", "token", token);
    assertThat(visitor().send(foreign.header("Sec-Fetch-Site", "cross-site")).status())
        .isEqualTo(400);
    var older = visitor().form("/vendor/sign-in", "token", token);
    assertThat(visitor().send(older.header("Origin", "https://elsewhere.example")).status())
        .isEqualTo(400);

    assertThat(isSignedIn(visitor)).isTrue();
  }

  @Test
  void a_link_opens_the_page_once_and_whoever_only_looks_at_it_does_not_use_it_up() {
    var link = link();
    var scanner = visitor();
    for (int i = 0; i < 3; i++) {
      assertThat(scanner.get(link).text()).contains("Open my page");
      assertThat(scanner.head(link).status()).isEqualTo(200);
    }
    assertThat(scanner.cookie()).isEmpty();

    var visitor = visitor();
    assertThat(visitor.post(link).header("Location")).isEqualTo("../../vendor");
    assertThat(visitor.get("/vendor").text()).contains("First Shop");

    var second = visitor();
    assertThat(second.get(link).status()).isEqualTo(404);
    assertThat(second.post(link).status()).isEqualTo(404);
    assertThat(second.cookie()).isEmpty();
  }

  @Test
  void a_link_is_worthless_after_fifteen_minutes() {
    var link = link();
    server.clock().advance(Duration.ofMinutes(15).plusSeconds(1));

    assertThat(visitor().get(link).text()).contains("older than 15 minutes");
    assertThat(visitor().post(link).status()).isEqualTo(404);
  }

  @Test
  void who_came_by_a_link_can_look_at_both_environments() {
    var visitor = visitor();
    visitor.post(link());
    var first = visitor.get("/vendor").text().contains("Show sandbox") ? "sandbox" : "live";

    visitor.submit("/vendor/environment", "environment", first);
    assertThat(visitor.get("/vendor").text()).contains("environment " + first);
    visitor.submit("/vendor/environment", "environment", "sandbox");

    assertThat(visitor.get("/vendor/report").status()).isEqualTo(200);
    visitor.submit("/vendor/environment", "environment", "live");
    assertThat(visitor.get("/vendor/report").status()).isEqualTo(404);
    assertThat(visitor.get("/vendor/statements").status()).isEqualTo(200);
  }

  @Test
  void the_publisher_can_sign_everybody_out() {
    var byToken = signedIn();
    var byLink = visitor();
    byLink.post(link());
    var unused = link();

    assertThat(links().endAll(server.shop())).isGreaterThanOrEqualTo(2);

    assertThat(isSignedIn(byToken)).isFalse();
    assertThat(isSignedIn(byLink)).isFalse();
    assertThat(visitor().post(unused).status()).isEqualTo(404);
  }

  @Test
  void a_suspended_vendor_sees_that_it_is_and_keeps_its_page() {
    var visitor = signedIn();
    server.vendors().suspend(server.shop(), "test");
    try {
      assertThat(visitor.get("/vendor").text()).contains("suspended you since");
      assertThat(visitor.get("/vendor/orders").status()).isEqualTo(200);
      assertThat(visitor.get("/vendor/assortment").text()).contains("sell nothing at present");
    } finally {
      server.vendors().resume(server.shop());
    }
  }

  /// With an own server: all tests come from one address.
  @Test
  void who_fails_too_often_has_to_wait_a_minute() {
    try (var own = TestServer.start()) {
      var token = own.vendors().issue(own.shop(), Environment.LIVE).token();
      for (int i = 0; i < Attempts.MOST; i++) {
        assertThat(new Visitor(own.app().uri()).signIn("pb_live_" + i).status()).isEqualTo(401);
      }

      var bounded = new Visitor(own.app().uri()).signIn("pb_live_more");
      assertThat(bounded.status()).isEqualTo(429);
      assertThat(bounded.header("Retry-After")).isEqualTo("60");
      // Whoever has a token gets in: behind a proxy all come from one address.
      assertThat(new Visitor(own.app().uri()).signIn(token).status()).isEqualTo(303);
      own.clock().advance(Attempts.WINDOW.plusSeconds(1));

      assertThat(new Visitor(own.app().uri()).signIn("pb_live_more").status()).isEqualTo(401);
    }
  }
}
