package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.delivery.TestDelivery;
import org.partbook.delivery.TestScore;
import org.partbook.purchase.OrderLine;

class MusicTest {
  private static final byte[] SCORE = TestScore.of(1).bytes();

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
  void the_music_is_the_buyers_own_and_is_on_record_when_it_is_sent() throws IOException {
    var line = shop.sellWithMusic("Sakura", SCORE, TestMusic.sample("sakura"));

    var reply = TestDelivery.get(music(line));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(new String(reply.body(), UTF_8)).contains("<rights", "Clara Wieck", "<note");
    assertThat(header(reply, "Content-Type")).isEqualTo("application/vnd.recordare.musicxml+xml");
    assertThat(header(reply, "Cache-Control")).isEqualTo("private, no-store");
    assertThat(reply.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(shop.deliveries(line)).containsExactly("view");
  }

  @Test
  void it_is_sent_packed_to_who_can_unpack_it() throws IOException {
    var line = shop.sellWithMusic("Packed", SCORE, TestMusic.sample("sakura"));

    var packed = TestDelivery.get(music(line), "Accept-Encoding", "gzip, deflate, br");
    var plain = TestDelivery.get(music(line));

    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(unpacked(packed.body())).isEqualTo(plain.body());
  }

  @Test
  void compressed_music_xml_is_told_apart() throws IOException {
    var line =
        shop.sellWithMusic("Compressed", SCORE, TestMusic.compressed(TestMusic.sample("sakura")));

    var reply = TestDelivery.get(music(line));

    assertThat(header(reply, "Content-Type")).isEqualTo("application/vnd.recordare.musicxml");
    assertThat(new String(reply.body(), 0, 2, UTF_8)).isEqualTo("PK");
  }

  @Test
  void a_question_without_an_answers_body_delivers_nothing_and_neither_does_a_preview()
      throws IOException {
    var line = shop.sellWithMusic("Asked", SCORE, TestMusic.sample("sakura"));

    var head = TestDelivery.head(music(line));
    var preview = TestDelivery.get(music(line), "User-Agent", "Slackbot-LinkExpanding 1.0");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(preview.statusCode()).isEqualTo(404);
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void a_score_without_music_xml_has_no_music() {
    var line = shop.sell("Silent", SCORE);

    assertThat(TestDelivery.get(music(line)).statusCode()).isEqualTo(404);
    assertThat(shop.delivered(line)).isFalse();
  }

  @Test
  void a_purchase_that_was_cancelled_has_no_music_any_more() throws IOException {
    var line = shop.sellWithMusic("Returned", SCORE, TestMusic.sample("sakura"));
    var music = music(line);

    shop.cancel(line);

    assertThat(TestDelivery.get(music).statusCode()).isEqualTo(410);
  }

  @Test
  void a_link_for_downloading_opens_no_music() throws IOException {
    var line = shop.sellWithMusic("Other link", SCORE, TestMusic.sample("sakura"));
    var token = shop.download(line).getPath().replace("/download/", "");

    var reply = TestDelivery.get(shop.view(line).resolve("/view/" + token + "/music"));

    assertThat(reply.statusCode()).isEqualTo(404);
  }

  private static URI music(OrderLine line) {
    return URI.create(shop.view(line) + "/music");
  }

  private static String header(HttpResponse<byte[]> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      in.transferTo(out);
    }
    return out.toByteArray();
  }
}
