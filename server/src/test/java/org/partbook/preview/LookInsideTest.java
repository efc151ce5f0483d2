package org.partbook.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.preview.Anybody.get;
import static org.partbook.preview.Anybody.header;
import static org.partbook.preview.Anybody.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestServer;
import org.partbook.command.Typed.Shell;
import org.partbook.delivery.TestScore;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;

/// Pictures that anybody may see of a score that they haven't bought.
class LookInsideTest {
  private static final long FIRST_OF_SANDBOX = 2_000_000_001L;

  @TempDir private static Path files;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(Map.of("PARTBOOK_PUBLISHER_NAME", "Edition Beispiel"));
    Files.write(files.resolve("4.pdf"), TestScore.of(4).bytes());
    Files.write(files.resolve("5.pdf"), TestScore.of(5).bytes());
    Files.write(files.resolve("1.pdf"), TestScore.of(1).bytes());
    Files.write(files.resolve("23.pdf"), TestScore.of(23).bytes());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// An asset with a PDF.
  ///
  /// @param more fields, each with a comma before it
  private static void load(long id, int pages, String more) {
    assertThat(server.load(files, line(id, pages, more)).problems()).isEmpty();
  }

  private static String line(long id, int pages, String more) {
    return """
    {"asset_id":%d,"title":"Seen <inside>","format_short_name":"PDF","asset_type":"SINGLE",\
    "renderings":[{"type":"pdf","usage":"full","file":"%d.pdf"}]%s}\
    """
        .formatted(id, pages, more);
  }

  private static String look(long id) {
    return Anybody.url(server, id, "embed", "preview").orElseThrow();
  }

  private static JsonNode description(String url) {
    var answer = get(url + "/pages");
    assertThat(answer.statusCode()).isEqualTo(200);
    try {
      return Json.read(answer.body());
    } catch (Json.MalformedJson e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> legible(JsonNode description) {
    return description.path("pages").valueStream().map(p -> p.path("legible").asString()).toList();
  }

  @Test
  void without_the_publishers_word_there_is_none() {
    load(4001, 4, "");
    load(4002, 4, ",\"look_inside\":false");

    assertThat(Anybody.renderings(server, 4001)).hasSize(1);
    assertThat(Anybody.renderings(server, 4002)).hasSize(1);
    assertThat(get(server.app().uri() + "/preview/4001").statusCode()).isEqualTo(404);
    assertThat(get(server.app().uri() + "/preview/4001/0123456789abcdef/pages/1").statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_first_two_pages_can_be_read_and_all_are_described() {
    load(4003, 4, ",\"look_inside\":true");

    var said = description(look(4003));

    assertThat(legible(said)).containsExactly("all", "all", "none", "none");
    assertThat(said.path("asset_id").asInt()).isEqualTo(4003);
    assertThat(said.path("page_count").asInt()).isEqualTo(4);
    assertThat(said.path("readable_pages").asInt()).isEqualTo(2);
    for (var page : said.path("pages")) {
      var answer = get(page.path("url").asString());
      var picture = Anybody.picture(answer);
      assertThat(header(answer, "Content-Type")).isEqualTo(page.path("media_type").asString());
      assertThat(picture.getWidth()).isEqualTo(page.path("width").asInt());
      assertThat(picture.getHeight()).isEqualTo(page.path("height").asInt());
      assertThat(answer.body().length).isLessThan(250_000);
    }
  }

  @Test
  void a_picture_may_be_kept_and_shown_on_any_site() {
    load(4004, 4, ",\"look_inside\":1");
    var url = look(4004) + "/pages/1";

    var answer = get(url);

    assertThat(header(answer, "Cache-Control")).contains("public", "immutable");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(get(url, "If-None-Match", header(answer, "ETag")).statusCode()).isEqualTo(304);
    var head = send("HEAD", url);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("" + answer.body().length);
    assertThat(get(look(4004) + "/pages/5").statusCode()).isEqualTo(404);
    assertThat(get(look(4004) + "/pages/0").statusCode()).isEqualTo(404);
    assertThat(get(look(4004) + "/pages/x").statusCode()).isEqualTo(404);
  }

  @Test
  void who_has_the_page_or_the_list_of_pictures_is_told_so() {
    load(4017, 23, ",\"look_inside\":true");
    var page = look(4017);
    for (var url : List.of(page, page + "/pages")) {
      var tag = header(get(url), "ETag");
      var packed = header(get(url, "Accept-Encoding", "gzip"), "ETag");

      var again = get(url, "If-None-Match", tag);
      assertThat(again.statusCode()).as(url).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(header(again, "ETag")).isEqualTo(tag);
      assertThat(header(again, "Cache-Control")).isEqualTo("public, max-age=300");
      assertThat(header(again, "Vary")).contains("Accept-Encoding");
      assertThat(packed).startsWith("\"").isNotEqualTo(tag);
      assertThat(get(url, "Accept-Encoding", "gzip", "If-None-Match", packed).statusCode())
          .isEqualTo(304);
      assertThat(get(url, "If-None-Match", packed).statusCode()).isEqualTo(200);
    }
    var english = header(get(page), "ETag");
    assertThat(get(page, "Accept-Language", "de", "If-None-Match", english).statusCode())
        .isEqualTo(200);
    var renamed = line(4017, 23, ",\"look_inside\":true").replace("Seen", "Heard");
    assertThat(server.load(files, renamed).problems()).isEmpty();
    assertThat(look(4017)).isEqualTo(page);
    assertThat(get(page, "If-None-Match", english).statusCode()).isEqualTo(200);
  }

  @Test
  void the_page_may_be_framed_by_anybody_and_needs_no_script() {
    load(4005, 4, ",\"look_inside\":true");

    var answer = get(look(4005), "Accept", "text/html", "Accept-Language", "de");

    var html = new String(answer.body(), UTF_8);
    assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors *");
    assertThat(html)
        .contains("Seen &lt;inside&gt;", "Vorschau", "/pages/4", "gehört nicht zur Vorschau")
        .doesNotContain("<script", "score.pdf");
  }

  @Test
  void one_page_at_least_stays_hidden_and_of_an_only_page_its_end() {
    load(4006, 4, ",\"look_inside\":10");
    load(4007, 1, ",\"look_inside\":3");

    assertThat(legible(description(look(4006)))).containsExactly("all", "all", "all", "none");
    assertThat(legible(description(look(4007)))).containsExactly("part");
  }

  @Test
  void of_a_long_score_the_rest_is_only_counted() {
    load(4008, 23, ",\"look_inside\":true");

    var said = description(look(4008));

    assertThat(said.path("page_count").asInt()).isEqualTo(23);
    assertThat(said.path("pages").size()).isEqualTo(20);
    assertThat(get(look(4008) + "/pages/21").statusCode()).isEqualTo(404);
    assertThat(new String(get(look(4008)).body(), UTF_8)).contains("3 more pages");
  }

  @Test
  void another_wish_or_another_file_has_another_address_and_the_old_ones_lead_there() {
    load(4009, 4, ",\"look_inside\":1");
    var first = look(4009);
    load(4009, 4, ",\"look_inside\":2");
    var second = look(4009);
    load(4009, 5, ",\"look_inside\":2");
    var third = look(4009);

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    for (var rest : List.of("", "/pages", "/pages/1")) {
      var moved = get(first + rest);
      assertThat(moved.statusCode()).isEqualTo(302);
      assertThat(header(moved, "Location")).isEqualTo(third + rest);
    }
    assertThat(header(get(server.app().uri() + "/preview/4009"), "Location")).isEqualTo(third);
    load(4009, 5, ",\"look_inside\":2,\"withdrawn\":true");
    for (var rest : List.of("", "/pages", "/pages/1")) {
      assertThat(get(third + rest).statusCode()).isEqualTo(404);
    }
    assertThat(new String(get(third, "Accept", "text/html").body(), UTF_8))
        .contains("There is no preview");
  }

  @Test
  void what_is_wrong_with_the_field_is_told() {
    for (var wrong : List.of("0", "11", "\"yes\"", "1.5", "{}")) {
      var report = server.load(files, line(4010, 4, ",\"look_inside\":" + wrong));
      assertThat(report.problems()).hasSize(1);
      assertThat(report.problems().getFirst().message())
          .startsWith(
              "look_inside must be true, false, or how many pages can be read, from 1 to 10")
          .endsWith("not " + wrong);
    }
  }

  @Test
  void many_who_look_at_once_all_see_it_and_one_is_kept() throws Exception {
    load(4011, 5, ",\"look_inside\":4");
    var url = look(4011) + "/pages/1";
    var made = count();
    var all = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 8; i++) {
      all.add(() -> get(url).statusCode());
    }

    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : people.invokeAll(all)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }

    assertThat(count()).isEqualTo(made + 1);
  }

  private static long count() {
    return server
        .db()
        .ask(tx -> tx.one("select count(*) from look_inside", row -> row.getLong(1)))
        .orElseThrow();
  }

  @Test
  void pictures_that_were_damaged_are_made_anew() throws IOException {
    load(4012, 5, ",\"look_inside\":3");
    var url = look(4012) + "/pages/1";
    var picture = get(url).body();
    var blob =
        server
            .db()
            .ask(tx ->
                tx.one(
                    "select blob from look_inside where score = (select blob from rendering"
                        + " where asset_id = 4012) order by made_at desc limit 1",
                    row -> row.getString(1)))
            .orElseThrow();
    try (var found = Files.walk(server.config().blobs())) {
      Files.delete(found.filter(file -> file.endsWith(blob)).findFirst().orElseThrow());
    }

    assertThat(get(url).body()).isEqualTo(picture);
  }

  /// With a server of its own, whose settings say so.
  @Test
  void a_setting_shows_all_and_an_asset_may_say_otherwise() throws IOException {
    var before = server;
    try (var open = TestServer.start(Map.of("PARTBOOK_LOOK_INSIDE", "1"))) {
      server = open;
      load(4013, 4, "");
      load(4014, 4, ",\"look_inside\":false");
      load(4015, 4, ",\"look_inside\":2");

      assertThat(legible(description(look(4013)))).containsExactly("all", "none", "none", "none");
      assertThat(Anybody.renderings(open, 4014)).hasSize(1);
      assertThat(legible(description(look(4015)))).containsExactly("all", "all", "none", "none");
    } finally {
      server = before;
    }
  }

  @Test
  void vendors_can_try_it_with_the_assets_of_the_sandbox() {
    var list = server.sandbox().get("/assets/list?page_size=1&last_id=" + (FIRST_OF_SANDBOX - 1));
    var renderings = list.json().path("assets").path(0).path("renderings");

    assertThat(renderings.size()).isEqualTo(2);
    assertThat(get(renderings.path(1).path("url").asString() + "/pages/1").statusCode())
        .isEqualTo(200);
  }

  @Test
  void the_publisher_sees_the_pictures_before_anybody_else(@TempDir Path folder)
      throws IOException {
    load(4016, 4, "");
    var shell = new Shell(server.data(), server.settings());
    var to = folder.resolve("look");

    var typed = shell.type("catalog", "preview", "4016", "--output", to.toString(), "--pages", "1");

    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .contains("page-1.png", "page-4.jpg", "4 of 4 pages; vendors are shown none");
    assertThat(Files.size(to.resolve("page-1.png"))).isPositive();
    assertThat(shell.type("catalog", "preview", "4016", "--output", to.toString()).err())
        .contains("page-1.png is there already");
    assertThat(shell.type("catalog", "preview", "1005", "--output", to.toString()).err())
        .contains("asset 1005 has no PDF that could be looked into");
    assertThat(shell.type("catalog", "preview", "1001", "--output", "x", "--pages", "11").err())
        .contains("--pages is from 1 to 10, not 11");
  }
}
