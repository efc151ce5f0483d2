package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;

class ReaderTest {
  private static final byte[] SCORE = TestScore.of(2).landscape().bytes();
  private static TestDelivery shop;

  @BeforeAll
  static void start() {
    shop = TestDelivery.start();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void the_page_shows_the_title_the_composer_and_the_first_page_at_once() {
    var link = shop.view(shop.sell("Gymnopédie No. 1", SCORE));

    var reply = TestDelivery.get(link);

    var image = link.getPath().replace("/view/", "") + "/pages/";
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(text(reply))
        .contains("<h1 dir=\"auto\">Gymnopédie No. 1</h1>")
        .contains("<p dir=\"auto\">Erik Satie</p>")
        .contains("<img src=\"" + image + "1\" width=\"794\" height=\"1123\" alt=\"page 1 of 3\"")
        .contains("\"pages\":[[794,1123],[794,1123],[1123,794]]");
  }

  @Test
  void without_script_every_page_is_there_with_its_size() {
    var link = shop.view(shop.sell("Unscripted", SCORE));

    var html = text(TestDelivery.get(link));

    var image = link.getPath().replace("/view/", "") + "/pages/";
    assertThat(html.substring(html.indexOf("<noscript>"), html.indexOf("</noscript>")))
        .contains("<img src=\"" + image + "2\" width=\"794\" height=\"1123\" alt=\"page 2 of 3\"")
        .contains("<img src=\"" + image + "3\" width=\"1123\" height=\"794\" alt=\"page 3 of 3\"");
  }

  @Test
  void the_page_speaks_the_browsers_language() {
    var link = shop.view(shop.sell("Für Elise", SCORE));

    var reply = TestDelivery.get(link, "Accept-Language", "de-AT,de;q=0.9,en;q=0.8");

    assertThat(header(reply, "Content-Language")).isEqualTo("de");
    assertThat(header(reply, "Vary")).contains("Accept-Language");
    assertThat(text(reply)).contains("<html lang=\"de\"").contains("Seite 1 von 3");
  }

  @Test
  void the_end_of_a_link_is_told_in_the_browsers_language() {
    var line = shop.sell("Retournée", SCORE);
    var link = shop.view(line);
    shop.cancel(line);

    var reply = TestDelivery.get(link, "Accept", "text/html", "Accept-Language", "fr-CA");

    assertThat(reply.statusCode()).isEqualTo(410);
    assertThat(header(reply, "Content-Language")).isEqualTo("fr");
    assertThat(text(reply)).contains("<html lang=\"fr\">").contains("Cet achat a été annulé");
  }

  @Test
  void a_forty_page_score_costs_hardly_more_than_one_page() {
    var few = TestDelivery.get(shop.view(shop.sell("Short", SCORE)), "Accept-Encoding", "gzip");
    var many =
        TestDelivery.get(
            shop.view(shop.sell("Long", TestScore.of(40).bytes())), "Accept-Encoding", "gzip");

    assertThat(many.body().length).isLessThan(few.body().length + 500);
  }

  @Test
  void the_page_is_kept_from_caches_search_engines_frames_and_scripts_of_others() {
    var reply = TestDelivery.get(shop.view(shop.sell("Guarded", SCORE)));

    assertThat(header(reply, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(reply, "Cache-Control")).isEqualTo("private, no-store");
    assertThat(header(reply, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(reply, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(reply, "X-Robots-Tag")).isEqualTo("noindex");
    assertThat(header(reply, "Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(text(reply)).doesNotContain("style=").doesNotContain("//");
    assertThat(text(reply).split("<script"))
        .hasSize(3)
        .satisfies(
            parts -> assertThat(parts[1]).startsWith(" type=\"module\" src=\"../view/static/"),
            parts -> assertThat(parts[2]).startsWith(" type=\"application/json\""));
    assertThat(text(reply)).doesNotContain("download");
  }

  @Test
  void a_title_is_text_whatever_it_looks_like() {
    var link = shop.view(shop.sell("</title><script>alert('1')</script>\"&\u0001", SCORE));

    var html = text(TestDelivery.get(link));

    assertThat(html)
        .contains(
            "<title>&lt;/title&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp; <")
        .doesNotContain("<script>");
  }

  @Test
  void the_page_alone_delivers_nothing_and_its_first_picture_does() {
    var line = shop.sell("Seen", SCORE);
    var link = shop.view(line);

    TestDelivery.get(link);
    TestDelivery.head(link);
    TestDelivery.head(page(link, 1));
    assertThat(shop.delivered(line)).isFalse();
    var reply = TestDelivery.get(page(link, 1));
    TestDelivery.get(page(link, 2));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(header(reply, "Content-Type")).isEqualTo("image/svg+xml");
    assertThat(header(reply, "Content-Length")).isEqualTo("" + reply.body().length);
    assertThat(header(reply, "Cache-Control")).isEqualTo("private, no-cache");
    assertThat(header(reply, "X-Robots-Tag")).isEqualTo("noindex");
    assertThat(header(reply, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(text(reply)).startsWith("<svg ").endsWith("</svg>\n").doesNotContain("<script");
    assertThat(shop.deliveries(line)).containsExactly("view");
    assertThat(shop.cancel(line)).isEqualTo(400);
  }

  @Test
  void a_picture_is_sent_compressed_to_those_who_take_that() throws IOException {
    var link = shop.view(shop.sellPersonal("Packed", SCORE));
    var plain = TestDelivery.get(page(link, 1));
    var refused = TestDelivery.get(page(link, 1), "Accept-Encoding", "br, gzip;q=0");

    var packed = TestDelivery.get(page(link, 1), "Accept-Encoding", "br, gzip;q=0.8");

    var head = TestDelivery.head(page(link, 1), "Accept-Encoding", "gzip");
    assertThat(header(head, "Content-Length")).isEqualTo(header(packed, "Content-Length"));
    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(packed, "Content-Length")).isEqualTo("" + packed.body().length);
    assertThat(unpacked(packed)).isEqualTo(plain.body()).isEqualTo(refused.body());
    assertThat(packed.body().length).isLessThan(plain.body().length);
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
  }

  @Test
  void a_picture_may_have_styles_of_its_own_and_nothing_else() {
    var reply = TestDelivery.get(page(shop.view(shop.sell("Styled", SCORE)), 1));

    assertThat(header(reply, "Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none';"
                + " sandbox");
  }

  @Test
  void each_buyer_has_pictures_of_their_own_and_the_same_ones_every_time() {
    var link = shop.view(shop.sellPersonal("Own", SCORE));
    var other = shop.view(shop.sellPersonal("Own too", SCORE));

    var first = TestDelivery.get(page(link, 2));
    var again = TestDelivery.get(page(link, 2));
    var theirs = TestDelivery.get(page(other, 2));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(text(first)).contains("Licensed to Clara Wieck");
    assertThat(theirs.body()).isNotEqualTo(first.body());
    assertThat(header(theirs, "ETag")).isNotEqualTo(header(first, "ETag"));
  }

  @Test
  void a_page_that_was_only_opened_can_be_cancelled_and_its_pictures_are_gone_at_once() {
    var line = shop.sell("Returned", SCORE);
    var link = shop.view(line);
    TestDelivery.get(link);

    assertThat(shop.cancel(line)).isEqualTo(201);

    assertThat(TestDelivery.get(page(link, 1)).statusCode()).isEqualTo(410);
    assertThat(TestDelivery.get(link).statusCode()).isEqualTo(410);
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void every_picture_is_asked_for_with_the_link_and_checked_anew() {
    var line = shop.sell("Half", SCORE);
    var link = shop.view(line);
    assertThat(TestDelivery.get(page(link, 1)).statusCode()).isEqualTo(200);

    shop.revoke(line);

    assertThat(TestDelivery.get(page(link, 2)).statusCode()).isEqualTo(410);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "4", "-1", "1.png", "x", "99999999999", "%00", "..%2f1"})
  void a_page_that_does_not_exist_is_not_found(String number) {
    var line = shop.sell("Three pages", SCORE);

    var reply = TestDelivery.get(URI.create(shop.view(line) + "/pages/" + number));

    assertThat(reply.statusCode()).isBetween(400, 404);
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void previews_get_the_title_and_no_picture() {
    var line = shop.sell("Previewed", SCORE);
    var link = shop.view(line);

    var page = TestDelivery.get(link, "User-Agent", "Slackbot-LinkExpanding 1.0");
    var picture = TestDelivery.get(page(link, 1), "User-Agent", "Slackbot-LinkExpanding 1.0");
    var ahead = TestDelivery.get(page(link, 1), "Sec-Purpose", "prefetch;prerender");

    assertThat(text(page)).contains("og:title\" content=\"Previewed\"").doesNotContain("<img");
    assertThat(picture.statusCode()).isEqualTo(404);
    assertThat(ahead.statusCode()).isEqualTo(404);
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void who_has_the_picture_already_is_told_so() {
    var link = shop.view(shop.sell("Known", SCORE));
    var etag = header(TestDelivery.get(page(link, 1)), "ETag");

    var reply = TestDelivery.get(page(link, 1), "If-None-Match", etag);

    assertThat(reply.statusCode()).isEqualTo(304);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void a_score_that_cannot_be_rendered_is_our_fault_and_not_delivered() {
    var line = shop.sell("Broken", "this is no PDF".getBytes(UTF_8));

    var reply = TestDelivery.get(page(shop.view(line), 1), "Accept", "text/html");

    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(text(reply)).contains("Something went wrong").doesNotContain("PDF");
    assertThat(shop.delivered(line)).isFalse();
  }

  private static URI page(URI link, int number) {
    return URI.create(link + "/pages/" + number);
  }

  private static byte[] unpacked(HttpResponse<byte[]> reply) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(reply.body()))) {
      return in.readAllBytes();
    }
  }

  private static String header(HttpResponse<byte[]> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> reply) {
    return new String(reply.body(), UTF_8);
  }
}
