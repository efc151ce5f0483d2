package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.CHOIR;
import static org.partbook.TestAssets.INDIVISIBLE;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHDRAWN;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.client.testing.FakeAsset;
import org.partbook.client.testing.FakePartbook;
import tools.jackson.databind.JsonNode;

/// The fake that shops test with answers what this server answers: the same statuses, names and
/// codes, the same fields of the same kinds. Both are held against `openapi.yaml` besides.
class FakeAgreesTest {
  private static final FakePartbook FAKE = FakePartbook.start();
  private static final TestServer SERVER = TestServer.start();

  /// Fields whose value depends on the moment, or is for people to read.
  private static final List<String> OWN =
      List.of(
          "message",
          "request_id",
          "cursor",
          "token",
          "exp_date",
          "url",
          "download_url",
          "view_url");

  @BeforeAll
  static void fill() {
    FAKE.catalogue()
        .offer(
            FakeAsset.of(PIANO, "Träumerei").with("page_count", 3),
            FakeAsset.of(CHOIR, "Locus iste").minQuantity(10).with("page_count", 3),
            FakeAsset.of(AMERICAN, "Maple Leaf Rag").countries("US", "CA"),
            FakeAsset.of(WITHDRAWN, "Withdrawn"),
            FakeAsset.of(WITHOUT_FILE, "Lost").copyFails(),
            FakeAsset.of(QUARTET, "Quartet").parts(2001, 2002, 2003, 2004),
            FakeAsset.of(INDIVISIBLE, "Duet").parts(2001).with("partable", false));
    LongStream.rangeClosed(2001, 2004)
        .forEach(part -> FAKE.catalogue().offer(FakeAsset.of(part, "Part " + part)));
    FAKE.catalogue().withdraw(WITHDRAWN);
  }

  @AfterAll
  static void close() {
    FAKE.close();
    SERVER.close();
  }

  private static void both(String what, Function<Api, Api.Reply> call) {
    var real = call.apply(SERVER.sandbox());
    var fake = call.apply(new Api(FAKE.uri(), FAKE.token()));
    assertThat(said(fake)).as(what).isEqualTo(said(real));
  }

  /// All of an answer that a shop may rely on.
  private static Map<String, Object> said(Api.Reply reply) {
    var said = new LinkedHashMap<String, Object>();
    said.put("status", reply.status());
    for (var header : List.of("X-Environment", "Content-Type", "WWW-Authenticate")) {
      said.put(header, reply.header(header).replaceAll("; ?charset.*", ""));
    }
    if (reply.response().body().length > 0) {
      var fields = new TreeSet<String>();
      collect("", reply.json(), fields);
      said.put("body", fields);
    }
    return said;
  }

  private static void collect(String path, JsonNode node, SortedSet<String> fields) {
    if (node.isObject()) {
      node.propertyStream()
          .forEach(field -> {
            var name = path + "." + field.getKey();
            if (OWN.contains(field.getKey())) {
              fields.add(name + ": " + field.getValue().getNodeType());
            } else {
              collect(name, field.getValue(), fields);
            }
          });
    } else if (node.isArray()) {
      node.valueStream().forEach(item -> collect(path + "[]", item, fields));
    } else {
      fields.add(path + ": " + node);
    }
  }

  private static void register(String what, Purchase purchase) {
    both(what, api -> api.register(purchase));
  }

  @Test
  void a_sale_goes_the_same_way() {
    both("validated", api -> api.validate(PIANO, "203.0.113.5", 1));
    register("registered", Purchase.of(PIANO, 1, 1));
    register("registered again", Purchase.of(PIANO, 1, 1));
    register("with another name", Purchase.of(PIANO, 1, 1).with("customer", "Robert"));
    register("a second line", Purchase.of(PIANO, 1, 2));
    both("settled", api -> api.settled(1));
    both("a link", api -> api.downloadUrl(1, 1));
    both("a view", api -> api.viewUrl(1, 1));
    both("cancelled", api -> api.cancel(1, 2));
    both("cancelled again", api -> api.cancel(1, 2));
    both("a link of what was cancelled", api -> api.downloadUrl(1, 2));
    both("and then", api -> api.info(1));
    both(
        "delivered",
        api -> {
          assertThat(Api.open(api.downloadUrl(1, 1).json().path("url").asString()).statusCode())
              .isEqualTo(200);
          return api.cancel(1, 1);
        });
  }

  @Test
  void what_cannot_be_fulfilled_fails() {
    register("registered", Purchase.of(WITHOUT_FILE, 2, 1));
    both("failed", api -> api.settled(2));
    both("no link", api -> api.downloadUrl(2, 1));
    both("cancelled", api -> api.cancel(2, 1));
    both("and then", api -> api.info(2));
  }

  @Test
  void parts_are_sold_singly() {
    register("parts", Purchase.of(QUARTET, 3, 9).withParts(2001, 1, 2002, 2, 2003, 3));
    both("settled", api -> api.settled(3));
    register("again", Purchase.of(QUARTET, 3, 9).withParts(2001, 1, 2002, 2, 2003, 3));
    register("no part", Purchase.of(QUARTET, 4, 9).withParts(PIANO, 1));
    register("not singly", Purchase.of(INDIVISIBLE, 4, 9).withParts(2001, 1));
    register("a line twice", Purchase.of(QUARTET, 4, 9).withParts(2001, 1, 2002, 1));
  }

  @Test
  void the_same_is_refused_in_the_same_words() {
    register("unknown", Purchase.of(UNKNOWN, 5, 1));
    register("too few", Purchase.of(CHOIR, 5, 1));
    register("not there", Purchase.of(AMERICAN, 5, 1).with("country_code", "DE"));
    register("nowhere", Purchase.of(PIANO, 5, 1).with("country_code", "XX"));
    register("withdrawn", Purchase.of(WITHDRAWN, 5, 1));
    register("no name", Purchase.of(PIANO, 5, 1).with("customer", " "));
    register("a long name", Purchase.of(PIANO, 5, 1).with("customer", "x".repeat(1001)));
    register("no number", Purchase.of(PIANO, 5, 1).with("quantity", "two"));
    register("no price", Purchase.of(PIANO, 5, 1).with("unit_price", -1));
    both("nothing", api -> api.post("/purchase/register", Map.of()));
    both("no JSON", api -> api.post("/purchase/register", "{"));
    both("validate nothing", api -> api.post("/purchase/validate-purchase-before-payment", "{}"));
    both("validate no JSON", api -> api.post("/purchase/validate-purchase-before-payment", "{"));
    both("validate unknown", api -> api.validate(UNKNOWN, "203.0.113.5", 1));
    both("validate too few", api -> api.validate(CHOIR, "203.0.113.5", 1));
    both("validate nobody", api -> api.validate(PIANO, "nobody", 1));
  }

  @Test
  void what_is_not_there_is_missed_in_the_same_words() {
    both("order", api -> api.info(99));
    both("link", api -> api.downloadUrl(99, 1));
    both("cancel", api -> api.cancel(99, 1));
    both("no order", api -> api.info(0));
    both("no asset", api -> api.get("/assets/list?page_size=0"));
  }

  @Test
  void the_catalogue_is_listed_in_the_same_pages() {
    both("the first page", api -> page(api, "/assets/list?page_size=2"));
    both("beyond the last", api -> page(api, "/assets/list?last_id=3000000000"));
  }

  @Test
  void the_catalogue_is_followed_in_the_same_way() {
    both("an asset", api -> api.get("/assets/" + PIANO));
    both("none", api -> api.get("/assets/" + UNKNOWN));
    both("a withdrawn one", api -> api.get("/assets/" + WITHDRAWN));
    both("the first change", api -> api.get("/assets/changes?page_size=1"));
    both("nothing new", api -> api.get("/assets/changes?after=" + end(api)));
    both("no cursor", api -> api.get("/assets/changes?after=x"));
    both(
        "a page that is the same",
        api -> {
          var etag = api.get("/assets/list?page_size=2").header("ETag");
          return api.send(
              api.request("/assets/list?page_size=2").header("If-None-Match", etag).GET());
        });
  }

  private static String end(Api api) {
    var page = api.get("/assets/changes?page_size=1000").json();
    assertThat(page.path("more").booleanValue()).isFalse();
    return page.path("cursor").asString();
  }

  /// Only what every asset has: what else there is to say, the fake leaves to the test.
  private static Api.Reply page(Api api, String path) {
    var reply = api.get(path);
    assertThat(reply.json().path("assets").valueStream())
        .allSatisfy(asset ->
            assertThat(asset.propertyNames())
                .contains("asset_id", "title", "countries", "renderings", "packages", "partable"));
    return reply;
  }

  @Test
  void a_wrong_token_is_refused() {
    var real = SERVER.withToken("wrong").info(1);
    var fake = new Api(FAKE.uri(), "wrong").info(1);
    assertThat(said(fake)).isEqualTo(said(real));
  }
}
