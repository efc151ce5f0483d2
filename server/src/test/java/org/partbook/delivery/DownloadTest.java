package org.partbook.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.web.Language;

class DownloadTest {
  private static final byte[] SCORE = TestScore.of(3).bytes();
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
  void a_file_that_is_sold_as_it_is_comes_byte_for_byte() {
    var line = shop.sell("Gymnopédie No. 1", SCORE);

    var reply = TestDelivery.get(shop.download(line));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(SCORE);
    assertThat(header(reply, "Content-Length")).isEqualTo("" + SCORE.length);
    assertThat(header(reply, "Content-Type")).isEqualTo("application/pdf");
    assertThat(header(reply, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(reply, "ETag")).matches("\"[0-9a-f]{32}\"");
    assertThat(header(reply, "Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"Gymnopedie No. 1.pdf\";"
                + " filename*=UTF-8''Gymnop%C3%A9die%20No.%201.pdf");
    assertThat(header(reply, "Cache-Control")).isEqualTo("private, no-store");
    assertThat(header(reply, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(reply, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(reply, "X-Robots-Tag")).isEqualTo("noindex");
  }

  @Test
  void a_download_is_on_record_once_however_often_it_is_repeated() {
    var line = shop.sell("Twice", SCORE);
    var link = shop.download(line);

    TestDelivery.get(link);
    TestDelivery.get(link);
    TestDelivery.get(shop.download(line));

    assertThat(shop.deliveries(line)).containsExactly("download");
  }

  @Test
  void what_was_downloaded_cannot_be_cancelled() {
    var line = shop.sell("Kept", SCORE);

    TestDelivery.get(shop.download(line), "Range", "bytes=0-0");

    assertThat(shop.cancel(line)).isEqualTo(400);
  }

  @Test
  void a_cancelled_line_cannot_be_downloaded_with_a_link_issued_before() {
    var line = shop.sell("Returned", SCORE);
    var link = shop.download(line);

    assertThat(shop.cancel(line)).isEqualTo(201);

    var reply = TestDelivery.get(link);
    assertThat(reply.statusCode()).isEqualTo(410);
    assertThat(text(reply)).contains("LINK_CANCELLED");
    assertThat(TestDelivery.head(link).statusCode()).isEqualTo(410);
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void every_part_of_a_download_is_checked_anew() {
    var line = shop.sell("Half", SCORE);
    var link = shop.download(line);
    assertThat(TestDelivery.get(link, "Range", "bytes=0-99").statusCode()).isEqualTo(206);

    shop.revoke(line);

    assertThat(TestDelivery.get(link, "Range", "bytes=100-").statusCode()).isEqualTo(410);
  }

  @Test
  void a_head_request_tells_everything_and_delivers_nothing() {
    var line = shop.sell("Asked after", SCORE);
    var link = shop.download(line);

    var reply = TestDelivery.head(link, "Range", "bytes=0-9");

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(header(reply, "Content-Length")).isEqualTo("" + SCORE.length);
    assertThat(header(reply, "Content-Disposition")).contains("Asked after.pdf");
    assertThat(shop.delivered(line)).isFalse();
    assertThat(shop.cancel(line)).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Twitterbot/1.0",
        "WhatsApp/2.23.20.0 A",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0)"
      })
  void previews_get_the_title_and_deliver_nothing(String agent) {
    var line = shop.sell("Clair <de> lune", SCORE);

    var reply = TestDelivery.get(shop.download(line), "User-Agent", agent, "Range", "bytes=0-");

    assertPreview(reply);
    assertThat(shop.delivered(line)).isFalse();
    assertThat(shop.cancel(line)).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"})
  void browsers_that_load_ahead_deliver_nothing(String header) {
    var line = shop.sell("Clair <de> lune", SCORE);

    assertPreview(TestDelivery.get(shop.download(line), header, "prefetch;prerender"));
    assertPreview(TestDelivery.get(shop.download(line), header, "preview"));

    assertThat(shop.delivered(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl/8.5.0",
        "Java-http-client/25",
        "python-requests/2.32.3",
        "python-urllib3/2.2.1",
        "okhttp/4.12.0",
        "Wget/1.21.4",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (Linux; Android 14; CUBOT X90) AppleWebKit/537.36 Chrome/126.0 Mobile",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"
            + " [FBAN/FBIOS;FBAV/510.0]"
      })
  void the_clients_of_people_and_vendors_get_the_score(String agent) {
    var line = shop.sell("For you", SCORE);

    assertThat(TestDelivery.get(shop.download(line), "User-Agent", agent).body()).isEqualTo(SCORE);
  }

  @Test
  void a_download_that_breaks_off_again_and_again_is_resumed_byte_for_byte() {
    var link = shop.download(shop.sell("Patience", SCORE));
    var got = new ByteArrayOutputStream();
    var etag = "\"not yet known\"";

    for (int step = 1; got.size() < SCORE.length; step += 97) {
      var range = "bytes=" + got.size() + "-" + (got.size() + step - 1);
      var part =
          got.size() == 0
              ? TestDelivery.get(link, "Range", range)
              : TestDelivery.get(link, "Range", range, "If-Range", etag);
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(header(part, "Content-Range"))
          .startsWith("bytes " + got.size() + "-")
          .endsWith("/" + SCORE.length);
      etag = header(part, "ETag");
      got.writeBytes(part.body());
    }

    assertThat(got.toByteArray()).isEqualTo(SCORE);
  }

  @Test
  void the_end_can_be_asked_for_alone() {
    var link = shop.download(shop.sell("Coda", SCORE));

    var end = TestDelivery.get(link, "Range", "bytes=-7");

    assertThat(end.body()).isEqualTo(Arrays.copyOfRange(SCORE, SCORE.length - 7, SCORE.length));
    assertThat(TestDelivery.get(link, "Range", "bytes=-999999999").body()).isEqualTo(SCORE);
  }

  @Test
  void several_ranges_come_as_parts_that_say_where_they_belong() {
    var line = shop.sell("Potpourri", SCORE);

    var reply = TestDelivery.get(shop.download(line), "Range", "bytes=0-4, 2-9, 20-29, -3");

    assertThat(reply.statusCode()).isEqualTo(206);
    assertThat(header(reply, "Content-Length")).isEqualTo("" + reply.body().length);
    var boundary = header(reply, "Content-Type").replace("multipart/byteranges; boundary=", "");
    var body = new String(reply.body(), ISO_8859_1);
    int last = SCORE.length - 1;
    assertThat(body)
        .isEqualTo(
            part(boundary, 0, 9)
                + part(boundary, 20, 29)
                + part(boundary, last - 2, last)
                + "\r\n--"
                + boundary
                + "--\r\n");
  }

  private static String part(String boundary, int first, int last) {
    return "\r\n--%s\r\nContent-Type: application/pdf\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
            .formatted(boundary, first, last, SCORE.length)
        + new String(Arrays.copyOfRange(SCORE, first, last + 1), ISO_8859_1);
  }

  @Test
  void a_range_beyond_the_end_is_refused_with_the_length_and_delivers_nothing() {
    var line = shop.sell("Short", SCORE);

    var reply = TestDelivery.get(shop.download(line), "Range", "bytes=" + SCORE.length + "-");

    assertThat(reply.statusCode()).isEqualTo(416);
    assertThat(header(reply, "Content-Range")).isEqualTo("bytes */" + SCORE.length);
    assertThat(text(reply)).contains("RANGE_NOT_SATISFIABLE");
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void who_has_the_score_already_is_told_so_and_nothing_is_delivered() {
    var line = shop.sell("Known", SCORE);
    var link = shop.download(line);
    var known = TestDelivery.head(link);

    for (var tags : List.of(header(known, "ETag"), "\"other\", W/" + header(known, "ETag"), "*")) {
      var reply = TestDelivery.get(link, "If-None-Match", tags);
      assertThat(reply.statusCode()).isEqualTo(304);
      assertThat(reply.body()).isEmpty();
      assertThat(header(reply, "ETag")).isEqualTo(header(known, "ETag"));
    }
    var unchanged = TestDelivery.get(link, "If-Modified-Since", header(known, "Last-Modified"));
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(shop.delivered(line)).isFalse();

    assertThat(TestDelivery.get(link, "If-None-Match", "\"other\"").body()).isEqualTo(SCORE);
  }

  @Test
  void who_wants_another_score_than_this_is_refused_and_nothing_is_delivered() {
    var line = shop.sell("Other", SCORE);

    var reply = TestDelivery.get(shop.download(line), "If-Match", "\"other\"");

    assertThat(reply.statusCode()).isEqualTo(412);
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void the_rest_is_sent_only_to_those_who_have_the_beginning() {
    var link = shop.download(shop.sell("Rest", SCORE));
    var known = TestDelivery.head(link);
    var date = header(known, "Last-Modified");

    assertThat(ifRange(link, header(known, "ETag"))).isEqualTo(206);
    assertThat(ifRange(link, date)).isEqualTo(206);
    assertThat(ifRange(link, "W/" + header(known, "ETag"))).isEqualTo(200);
    assertThat(ifRange(link, "\"other\"")).isEqualTo(200);
    assertThat(ifRange(link, "Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(200);
    assertThat(ifRange(link, "nonsense")).isEqualTo(200);
  }

  private static int ifRange(URI link, String condition) {
    return TestDelivery.get(link, "Range", "bytes=5-", "If-Range", condition).statusCode();
  }

  @Test
  void two_buyers_of_one_score_have_different_etags() {
    var score = TestScore.of(1).bytes();
    var one = TestDelivery.head(shop.download(shop.sellPersonal("Shared", score)));
    var other = TestDelivery.head(shop.download(shop.sellPersonal("Shared", score)));

    assertThat(header(one, "ETag")).isNotEqualTo(header(other, "ETag"));
  }

  @Test
  void other_methods_are_refused() {
    var link = shop.download(shop.sell("Read only", SCORE));

    var reply = TestDelivery.send(TestDelivery.request(link).DELETE());

    assertThat(reply.statusCode()).isEqualTo(405);
    assertThat(header(reply, "Allow")).isEqualTo("GET, HEAD");
  }

  private static void assertPreview(HttpResponse<byte[]> reply) {
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(header(reply, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(reply, "X-Robots-Tag")).isEqualTo("noindex");
    assertThat(text(reply))
        .contains("<meta property=\"og:title\" content=\"Clair &lt;de&gt; lune\">")
        .contains(Language.EN.words().text("preview.download"))
        .doesNotContain("<de>")
        .doesNotContain("%PDF");
  }

  private static String header(HttpResponse<byte[]> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> reply) {
    return new String(reply.body(), UTF_8);
  }
}
