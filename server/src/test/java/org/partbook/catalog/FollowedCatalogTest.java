package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.blob.FolderBlobs;
import org.partbook.ledger.Actor;
import org.partbook.scores.TestCopies;
import org.partbook.terms.Agreements;
import org.partbook.terms.TestTerms;
import tools.jackson.databind.JsonNode;

/// A vendor that only follows changes, while several imports run, terms change and servers go and
/// come, holds what the list gives whenever nothing moves.
class FollowedCatalogTest {
  private static final int ASSETS = 40;
  private static final int ROUNDS = 6;
  private static final int IMPORTS_AT_ONCE = 3;

  private final Random random = new Random();
  private final Follower follower = new Follower(random);

  @TempDir private Path temp;
  private TestServer server;
  private Vendor vendor;
  private App second;

  @BeforeEach
  void start() {
    server = TestServer.start();
    vendor = server.vendors().add("Follower", true);
    second = server.second();
  }

  @AfterEach
  void stop() {
    second.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void who_follows_holds_what_is_listed(long seed) throws Exception {
    random.setSeed(seed);
    try (var threads = Executors.newCachedThreadPool()) {
      for (int round = 0; round < ROUNDS; round++) {
        round(threads, round);
      }
    }
  }

  private void round(ExecutorService threads, int round) throws Exception {
    var imports = new ArrayList<Future<?>>();
    for (int i = 0; i < IMPORTS_AT_ONCE; i++) {
      var name = "catalog-" + round + "-" + i + ".jsonl";
      var file = Files.write(temp.resolve(name), lines());
      imports.add(threads.submit(() -> load(file)));
    }
    var shops = shops();
    while (!imports.stream().allMatch(Future::isDone)) {
      follower.ask(shops.get(random.nextInt(shops.size())));
      if (random.nextInt(3) == 0) {
        setTerms();
      }
    }
    for (var one : imports) {
      one.get();
    }
    setTerms();
    if (random.nextBoolean()) {
      second.close();
      second = server.second();
      shops = shops();
    }
    while (follower.ask(shops.get(random.nextInt(shops.size())))) {
      // There is more.
    }
    assertThat(follower.held).isEqualTo(listed(shops.getFirst()));
  }

  private List<Api> shops() {
    var token = server.vendors().issue(vendor, Environment.LIVE).token();
    return List.of(server.withToken(token), server.withTokenAt(second, token));
  }

  /// In batches of their own, so that several imports write in turn.
  private Void load(Path file) throws Exception {
    var blobs = new FolderBlobs(server.config().blobs());
    var preparer = TestCopies.preparation(server.db(), blobs, server.config().cache());
    new CatalogImport(server.db(), blobs, preparer, server.clock())
        .importFile(file, temp, Progress.none());
    return null;
  }

  private List<String> lines() {
    return IntStream.rangeClosed(1, ASSETS)
        .filter(_ -> random.nextInt(3) == 0)
        .mapToObj(id ->
            TestCatalog.line(
                7000 + id,
                "\"retail_price\":" + random.nextInt(4),
                "\"series\":[\"" + (random.nextBoolean() ? "a" : "b") + "\"]",
                "\"countries\":[\"" + (random.nextBoolean() ? "DE" : "US") + "\"]",
                "\"withdrawn\":" + (random.nextInt(4) == 0)))
        .toList();
  }

  /// In hours, so that none begin by themselves between the follower's last question and the list.
  private void setTerms() {
    var series = List.of(Set.<String>of(), Set.of("a"), Set.of("b"), Set.of("a", "b"));
    var territories = random.nextInt(3) == 0 ? new String[] {"DE"} : new String[0];
    var begin = server.clock().instant().plus(Duration.ofHours(random.nextInt(3)));
    new Agreements(server.db(), server.clock(), Actor.operator("anna"), server.vendors())
        .set(
            vendor,
            begin,
            TestTerms.ofSeries(
                series.get(random.nextInt(series.size())),
                new BigDecimal(1 + random.nextInt(2)),
                territories));
    server.clock().advance(Duration.ofHours(random.nextInt(5)));
  }

  private static Map<Long, JsonNode> listed(Api shop) {
    var listed = new TreeMap<Long, JsonNode>();
    var next = "/assets/list?page_size=7";
    while (!next.isEmpty()) {
      var page = shop.get(next).json();
      page.get("assets").forEach(asset -> listed.put(asset.get("asset_id").longValue(), asset));
      next = page.path("next_page").asString("");
    }
    return listed;
  }

  /// Keeps what it is told.
  private static final class Follower {
    private final Random random;
    private final Map<Long, JsonNode> held = new TreeMap<>();
    private String cursor = "";

    Follower(Random random) {
      this.random = random;
    }

    /// Asks once. Sometimes the answer is lost.
    ///
    /// @return whether there is more to be asked for
    boolean ask(Api shop) {
      var size = 1 + random.nextInt(9);
      var after = cursor.isEmpty() ? "" : "&after=" + cursor;
      var reply = shop.get("/assets/changes?page_size=" + size + after);
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      if (random.nextInt(5) == 0) {
        return true;
      }
      var page = reply.json();
      assertThat(page.get("changes").size()).isLessThanOrEqualTo(size);
      page.get("changes").forEach(this::take);
      cursor = page.get("cursor").stringValue();
      return page.get("more").booleanValue();
    }

    /// Nothing comes in twice, and nothing goes that wasn't there.
    private void take(JsonNode change) {
      var type = change.get("type").stringValue();
      var id = change.get("asset_id").longValue();
      var isNew = Set.of("added", "entered", "returned").contains(type);
      assertThat(held.containsKey(id)).as(change.toString()).isEqualTo(!isNew);
      if (!change.has("asset")) {
        assertThat(type).isIn("withdrawn", "left");
        held.remove(id);
      } else {
        held.put(id, change.get("asset"));
      }
    }
  }
}
