package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.catalog.TestCatalog.line;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.access.Authentication;
import org.partbook.access.Environment;
import org.partbook.access.Vendors;
import org.partbook.http.PublicUrl;
import org.partbook.http.jetty.HttpServer;
import org.partbook.http.jetty.Listening;
import org.partbook.json.Json;
import org.partbook.signing.Signer;
import tools.jackson.databind.JsonNode;

class AssetsListTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1};
  private static final PublicUrl PUBLIC =
      new PublicUrl(Optional.of(URI.create("https://scores.example.org/")));

  @TempDir private static Path temp;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static TestCatalog catalog;
  private static HttpServer server;
  private static String token;
  private static String tokenWithoutAccess;

  @BeforeAll
  static void start() throws Exception {
    catalog = new TestCatalog(temp);
    var clock = Clock.systemUTC();
    var vendors = new Vendors(catalog.db, clock);
    token = vendors.issue(vendors.add("shop", true), Environment.SANDBOX).token();
    tokenWithoutAccess = vendors.issue(vendors.add("blind", false), Environment.LIVE).token();
    var routes =
        new CatalogRoutes(
            catalog.db,
            new Authentication(catalog.db, clock),
            catalog.catalog,
            Offers.ofEverything(),
            catalog.blobs,
            new Showcase(PUBLIC, LookRules.off(), ShownNumbers.none()),
            new Signer(catalog.db, clock),
            clock);
    server = HttpServer.start(Listening.on("127.0.0.1", 0), routes::register);
  }

  @BeforeEach
  void empty() throws Exception {
    catalog.empty();
  }

  @AfterAll
  static void stop() {
    server.close();
    catalog.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(request(path, token).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
        .header("Authorization", "Bearer " + bearer);
  }

  private JsonNode page(String path) throws Exception {
    var response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.read(response.body());
  }

  private static List<Long> ids(JsonNode page) {
    var ids = new ArrayList<Long>();
    page.get("assets").forEach(asset -> ids.add(asset.get("asset_id").longValue()));
    return ids;
  }

  private void load(int assets) {
    catalog.load(
        IntStream.rangeClosed(1, assets).mapToObj(TestCatalog::line).toArray(String[]::new));
  }

  @Test
  void an_empty_catalogue_is_an_empty_page() throws Exception {
    var response = get("/assets/list");
    assertThat(response.body()).isEqualTo("{\"assets\":[],\"last_id\":null,\"next_page\":null}");
    assertThat(response.headers().firstValue("X-Environment")).contains("sandbox");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void pages_follow_one_another_to_the_last_one_which_is_not_empty() throws Exception {
    load(40);
    var first = page("/assets/list");
    assertThat(ids(first)).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
    assertThat(first.get("last_id").longValue()).isEqualTo(20);
    assertThat(first.get("next_page").stringValue())
        .isEqualTo("/assets/list?page_size=20&last_id=20");
    var second = page(first.get("next_page").stringValue());
    assertThat(ids(second)).isEqualTo(LongStream.rangeClosed(21, 40).boxed().toList());
    assertThat(second.get("last_id").longValue()).isEqualTo(40);
    assertThat(second.get("next_page").isNull()).isTrue();
  }

  @Test
  void a_page_size_above_the_limit_is_lowered_to_it() throws Exception {
    load(1001);
    var page = page("/assets/list?page_size=9223372036854775807");
    assertThat(ids(page)).hasSize(1000);
    assertThat(page.get("next_page").stringValue())
        .isEqualTo("/assets/list?page_size=1000&last_id=1000");
  }

  @Test
  void a_page_of_very_large_assets_ends_early_and_the_next_one_goes_on() throws Exception {
    var large = "\"categories\":[" + ("\"" + "x".repeat(500) + "\",").repeat(999) + "\"x\"]";
    var more = large.replace("categories", "keywords");
    catalog.load(
        IntStream.rangeClosed(1, 12).mapToObj(id -> line(id, large, more)).toArray(String[]::new));
    var first = page("/assets/list");
    assertThat(ids(first)).hasSizeBetween(1, 11);
    var second = page(first.get("next_page").stringValue());
    assertThat(ids(first).size() + ids(second).size()).isEqualTo(12);
    assertThat(second.get("next_page").isNull()).isTrue();
  }

  @Test
  void withdrawn_assets_are_not_listed() throws Exception {
    catalog.load(line(1), line(2, "\"withdrawn\":true"), line(3));
    assertThat(ids(page("/assets/list"))).containsExactly(1L, 3L);
    assertThat(page("/assets/list?page_size=2").get("next_page").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page_size=0",
        "page_size=x",
        "page_size=",
        "last_id=-1",
        "last_id=1.5",
        "page_size=99999999999999999999",
        "last_id=1&last_id=2"
      })
  void malformed_parameters_are_422(String query) throws Exception {
    var response = get("/assets/list?" + query);
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("VALIDATION_FAILED", query.replaceFirst("=.*", ""));
  }

  @Test
  void only_vendors_with_access_to_the_catalogue_see_it() throws Exception {
    var refused =
        HTTP.send(request("/assets/list", tokenWithoutAccess).build(), BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("NO_CATALOG_ACCESS");
    var unknown = HTTP.send(request("/assets/list", "x").build(), BodyHandlers.ofString());
    assertThat(unknown.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/list", "/assets/1/images/cover"})
  void other_methods_are_405(String path) throws Exception {
    var request = request(path, token).DELETE().build();
    var response = HTTP.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElseThrow()).startsWith("GET");
  }

  @Test
  void every_field_comes_back_with_its_json_type_and_exact_decimals() throws Exception {
    catalog.load(FULL);
    assertThat(get("/assets/list").body()).contains(SHOWN);
  }

  private static final String FULL =
      """
      {"asset_id":472169,"format_short_name":"PDF","format":"Digital","page_count":2,"title":"Ünïcode \\"𝄞\\"",\
      "description":"two\\nlines","song_number":5,"external_ref_id":7,"performance_time":180,"tempo":96,\
      "public_domain":true,"external_ref":"E","voicing":"SATB","smd_id":"s","difficulty_level_low":1,\
      "difficulty_level_high":2.50,"min_qty":3,"countries":["DE"],"world":false,"retail_price":12.30,\
      "asset_type":"PCK","explicit":false,"categories":["a"],"keywords":[],"series":null,\
      "instruments":[{"type":"t","name":null}],"contributors":[{"is_primary":true,"name":"B"}],\
      "prices":[{"type_id":1,"type_usage":"print","price":0.0001}],\
      "packages":[{"asset_id":8,"count":2,"sequence":1,"score":false}],"partable":true,\
      "renderings":[{"type":"pdf","usage":"full"}],"images":[{"name":"i","url":"https://x.org/i.png"}]}\
      """
          .replace("\\\n", "");

  private static final String SHOWN =
      FULL.replace("12.30", "12.3")
          .replace("2.50", "2.5")
          .replace("\"series\":null,", "")
          .replace("\"name\":null", "")
          .replace("\"t\",}", "\"t\"}")
          .replace(
              "\"packages\":[{\"asset_id\":8,\"count\":2,\"sequence\":1,\"score\":false}],\"partable\":true,",
              "\"packages\":[{\"asset_id\":8,\"count\":2,\"sequence\":1,\"score\":false}],")
          .replace(
              "\"i\",\"url\":\"https://x.org/i.png\"}]}",
              "\"i\",\"url\":\"https://x.org/i.png\"}],\"partable\":true,\"series\":[],"
                  + "\"skills\":[],\"related_goods\":[],\"usergens\":[]}");

  @Test
  void an_image_of_ours_is_listed_with_its_public_address_and_served_to_anybody() throws Exception {
    catalog.file("c.png", PNG);
    catalog.load(line(5, "\"images\":[{\"name\":\"front cover\",\"file\":\"c.png\"}]"));
    var image = page("/assets/list").get("assets").get(0).get("images").get(0);
    assertThat(image.propertyNames()).containsExactly("name", "url");
    var url = image.get("url").stringValue();
    assertThat(url).startsWith("https://scores.example.org/assets/5/images/front%20cover?v=");
    var path = url.substring("https://scores.example.org".length());
    var response = image(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(PNG);
    var headers = response.headers();
    assertThat(headers.firstValue("Content-Type")).contains("image/png");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(headers.firstValue("Content-Length")).contains("9");
    var again = image(path, "If-None-Match", headers.firstValue("ETag").orElseThrow());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void a_changed_image_has_a_new_address_and_the_plain_one_is_not_kept_for_good() throws Exception {
    catalog.file("c.png", PNG);
    var line = line(5, "\"images\":[{\"name\":\"c\",\"file\":\"c.png\"}]");
    catalog.load(line);
    var before = page("/assets/list").toString();
    catalog.file("c.png", JPEG);
    catalog.load(line);
    assertThat(page("/assets/list").toString()).isNotEqualTo(before);
    var response = image("/assets/5/images/c");
    assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
  }

  @Test
  void a_head_request_for_an_image_tells_its_size_without_a_body() throws Exception {
    catalog.file("c.png", PNG);
    catalog.load(line(5, "\"images\":[{\"name\":\"c\",\"file\":\"c.png\"}]"));
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.port() + "/assets/5/images/c"))
            .HEAD()
            .build();
    var response = HTTP.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Length")).contains("9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/5/images/c",
        "/assets/x/images/c",
        "/assets/0/images/c",
        "/assets/5/images/..%2f..%2fc",
        "/assets/99999999999999999999/images/c"
      })
  void an_image_that_is_not_there_is_404(String path) throws Exception {
    assertThat(image(path).statusCode()).isEqualTo(404);
  }

  private HttpResponse<byte[]> image(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void pages_read_while_an_import_runs_are_ordered_and_miss_nothing_that_was_there()
      throws Exception {
    load(2000);
    var all = new ArrayList<String>();
    for (int id = 1; id <= 6000; id++) {
      all.add(line(id, "\"tempo\":90", "\"instruments\":[{\"type\":\"t\",\"name\":\"n\"}]"));
    }
    var importing = Thread.ofVirtual().start(() -> catalog.load(all.toArray(String[]::new)));
    var rounds = 0;
    do {
      var seen = new ArrayList<Long>();
      var next = "/assets/list?page_size=137";
      while (!next.isEmpty()) {
        var page = page(next);
        seen.addAll(ids(page));
        next = page.get("next_page").isNull() ? "" : page.get("next_page").stringValue();
      }
      assertThat(seen).isSorted().doesNotHaveDuplicates();
      assertThat(seen).containsAll(LongStream.rangeClosed(1, 2000).boxed().toList());
      rounds++;
    } while (importing.isAlive());
    assertThat(rounds).isPositive();
    assertThat(catalog.load(all.toArray(String[]::new)).unchanged()).isEqualTo(6000);
  }

  @Test
  void a_page_that_a_client_has_is_not_sent_again() throws Exception {
    load(3);
    var first = get("/assets/list");
    var tag = first.headers().firstValue("ETag").orElseThrow();

    var same = getIfNoneMatch("W/\"other\", " + tag);
    catalog.load(line(2, "\"retail_price\":2"));
    var other = getIfNoneMatch(tag);

    assertThat(tag).startsWith("\"");
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("X-Environment")).contains("sandbox");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
  }

  private HttpResponse<String> getIfNoneMatch(String tags) throws Exception {
    var request = request("/assets/list", token).header("If-None-Match", tags).GET().build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  @Test
  void a_page_is_packed_for_who_takes_that() throws Exception {
    load(40);
    var plain = get("/assets/list");
    var request = request("/assets/list", token).header("Accept-Encoding", "gzip").GET().build();

    var packed = HTTP.send(request, BodyHandlers.ofByteArray());

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(plain.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length() / 5);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
    }
    // A strong tag names bytes, and these are others.
    assertThat(packed.headers().firstValue("ETag"))
        .isNotEqualTo(plain.headers().firstValue("ETag"));
  }
}
