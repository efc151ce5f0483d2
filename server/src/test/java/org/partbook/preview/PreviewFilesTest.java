package org.partbook.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.preview.Anybody.get;
import static org.partbook.preview.Anybody.header;
import static org.partbook.preview.Anybody.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestServer;
import org.partbook.delivery.TestScore;

/// Files that a publisher has made for everybody to see and hear.
class PreviewFilesTest {
  private static final long ASSET = 3001;
  private static final byte[] SOUND = ("ID3" + "preview of a sound ".repeat(50)).getBytes(UTF_8);
  private static final byte[] SOLD = ("ID3" + "all of the sound ".repeat(50)).getBytes(UTF_8);
  private static final byte[] EXCERPT = TestScore.of(1).bytes();

  @TempDir private static Path files;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void bring_in() throws IOException {
    Files.write(files.resolve("score.pdf"), TestScore.of(4).bytes());
    Files.write(files.resolve("excerpt.pdf"), EXCERPT);
    Files.write(files.resolve("sold.mp3"), SOLD);
    load(SOUND, false);
  }

  private static void load(byte[] sound, boolean withdrawn) throws IOException {
    Files.write(files.resolve("preview.mp3"), sound);
    var report =
        server.load(
            files,
            """
            {"asset_id":%d,"title":"Heard","format_short_name":"PDF","asset_type":"SINGLE",\
            "withdrawn":%s,"renderings":[\
            {"type":"audio","usage":"preview","file":"preview.mp3"},\
            {"type":"pdf","usage":"full","file":"score.pdf"},\
            {"type":"audio","usage":"full","file":"sold.mp3"},\
            {"type":"streaming","usage":"preview"},\
            {"type":"pdf","usage":"preview","file":"excerpt.pdf"}]}\
            """
                .formatted(ASSET, withdrawn));
    assertThat(report.problems()).isEmpty();
  }

  private static String sound() {
    return Anybody.url(server, ASSET, "audio", "preview").orElseThrow();
  }

  @Test
  void the_list_tells_where_previews_are_and_nothing_of_what_is_sold() {
    var renderings = Anybody.renderings(server, ASSET);

    assertThat(renderings).hasSize(5);
    assertThat(renderings)
        .filteredOn(one -> one.has("url"))
        .extracting(one -> one.path("type").asString() + " " + one.path("usage").asString())
        .containsExactly("audio preview", "pdf preview");
    assertThat(renderings).noneMatch(one -> one.has("blob") || one.has("look_inside"));
  }

  @Test
  void anybody_gets_a_preview_as_what_it_is_and_may_keep_it() {
    var answer = get(sound());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SOUND);
    assertThat(header(answer, "Content-Type")).isEqualTo("audio/mpeg");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("inline; filename=\"preview-3001.mp3\"");
    assertThat(header(answer, "Cache-Control")).contains("public", "immutable");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    var pdf = get(Anybody.url(server, ASSET, "pdf", "preview").orElseThrow());
    assertThat(pdf.body()).isEqualTo(EXCERPT);
    assertThat(header(pdf, "Content-Type")).isEqualTo("application/pdf");
    assertThat(header(pdf, "Content-Security-Policy")).isEqualTo("frame-ancestors *");
  }

  @Test
  void who_has_it_is_told_so_and_players_get_the_parts_that_they_ask_for() {
    var first = get(sound(), "Range", "bytes=0-9");
    assertThat(first.statusCode()).isEqualTo(206);
    assertThat(first.body()).isEqualTo(Arrays.copyOf(SOUND, 10));
    assertThat(header(first, "Content-Range")).isEqualTo("bytes 0-9/" + SOUND.length);

    var tag = header(first, "ETag");
    assertThat(get(sound(), "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get(sound(), "Range", "bytes=5-", "If-Range", tag).body())
        .isEqualTo(Arrays.copyOfRange(SOUND, 5, SOUND.length));
    assertThat(get(sound(), "Range", "bytes=5-", "If-Range", "\"another\"").statusCode())
        .isEqualTo(200);
    assertThat(get(sound(), "Range", "bytes=0-1,20-21").statusCode()).isEqualTo(206);
    var none = get(sound(), "Range", "bytes=99999-");
    assertThat(none.statusCode()).isEqualTo(416);
    assertThat(header(none, "Cache-Control")).isEqualTo("no-store");
    var head = send("HEAD", sound());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo("" + SOUND.length);
  }

  @Test
  void another_file_has_another_address_and_the_old_one_leads_there() throws IOException {
    var before = sound();
    var other = ("ID3" + "another ".repeat(40)).getBytes(UTF_8);
    load(other, false);

    assertThat(sound()).isNotEqualTo(before);
    assertThat(get(sound()).body()).isEqualTo(other);
    var moved = get(before);
    assertThat(moved.statusCode()).isEqualTo(302);
    assertThat(header(moved, "Location")).isEqualTo(sound());
  }

  @Test
  void what_is_sold_is_never_reached_and_nothing_of_what_is_withdrawn() throws IOException {
    var address = sound();
    for (var type : new String[] {"musicxml", "streaming", "full", "scorch", "%00"}) {
      assertThat(get(address.replace("/file/audio", "/file/" + type)).statusCode())
          .as(type)
          .isEqualTo(404);
    }
    assertThat(get(Anybody.url(server, ASSET, "pdf", "preview").orElseThrow()).body())
        .isEqualTo(EXCERPT);

    load(SOUND, true);

    var gone = get(address);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(new String(gone.body(), UTF_8)).contains("PREVIEW_NOT_FOUND", "40406");
  }

  /// A publisher's excerpt is what is shown, whatever the settings say.
  @Test
  void where_there_is_a_preview_there_is_no_look_inside() {
    var address = sound();

    assertThat(get(address.substring(0, address.indexOf("/file/"))).statusCode()).isEqualTo(404);
    assertThat(get(server.app().uri() + "/preview/" + ASSET).statusCode()).isEqualTo(404);
  }
}
