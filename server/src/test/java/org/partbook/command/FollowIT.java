package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;

/// A vendor follows the catalogue while imports and servers are killed.
@Timeout(1200)
class FollowIT {
  private static final Pattern LISTENS = Pattern.compile("Partbook listens at (\\S+)");
  private static final int ASSETS = 4000;
  private static final int ROUNDS = 2;
  private static final List<String> TYPES = List.of("SINGLE", "FOLIO");

  @TempDir Path temp;
  private final Random random = new Random(15);
  private final Map<Long, JsonNode> held = new TreeMap<>();
  private final Set<String> told = new TreeSet<>();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private Shell shell;
  private Launched server;
  private String address = "";
  private String token = "";
  private String cursor = "";

  @BeforeEach
  void install() throws Exception {
    shell = Shell.installedIn(temp).with("PARTBOOK_DATA", "data");
    serve();
    shell.run("vendor", "add", "Follower").expect(0);
    token =
        shell.run("token", "issue", "Follower", "--environment", "live").expect(0).out().strip();
  }

  @AfterEach
  void end_what_runs() {
    shell.close();
  }

  private void serve() throws Exception {
    server = shell.start("serve", "--port", "0");
    address = server.saying(LISTENS).group(1);
  }

  @Test
  void who_follows_holds_what_is_listed_whatever_is_killed() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      // Each begins with other prices and for other assets, so all of the list is walked through.
      shell
          .run(
              "vendor",
              "terms",
              "set",
              "Follower",
              "--currency",
              "EUR",
              "--factor",
              round + ".5",
              "--type",
              TYPES.get(round % TYPES.size()))
          .expect(0);
      Files.write(
          temp.resolve("catalog.jsonl"),
          IntStream.rangeClosed(1, ASSETS).mapToObj(this::line).toList());
      var begun = shell.start("catalog", "import", "catalog.jsonl");
      var before = held.size();
      while (begun.isAlive() && held.size() <= before + ASSETS / 8) {
        follow();
      }
      begun.kill();
      follow();
      var again = shell.start("catalog", "import", "catalog.jsonl");
      follow();
      server.killWithServer();
      serve();
      follow();
      again.result();
      follow();
      shell.run("catalog", "import", "catalog.jsonl").expect(0);
      while (follow()) {
        // There is more.
      }
      assertThat(held).isEqualTo(listed());
    }
    assertThat(told).contains("added", "changed", "withdrawn", "entered", "left");
  }

  private String line(int id) {
    return """
    {"asset_id":%d,"title":"Study","format_short_name":"PF","asset_type":"%s",\
    "retail_price":%d,"withdrawn":%s,"renderings":[{"type":"pdf","usage":"full"}]}\
    """
        .formatted(
            id, TYPES.get(random.nextInt(TYPES.size())), random.nextInt(3), random.nextInt(5) == 0);
  }

  /// Asks once. What it doesn't get, it asks for again.
  private boolean follow() throws Exception {
    var after = cursor.isEmpty() ? "" : "&after=" + cursor;
    JsonNode page;
    try {
      page = get("/assets/changes?page_size=300" + after);
    } catch (IOException _) {
      return true;
    }
    for (var change : page.get("changes")) {
      var id = change.get("asset_id").longValue();
      told.add(change.get("type").stringValue());
      var isNew = Set.of("added", "entered", "returned").contains(change.get("type").stringValue());
      assertThat(held.containsKey(id)).as(change.toString()).isEqualTo(!isNew);
      if (change.has("asset")) {
        held.put(id, change.get("asset"));
      } else {
        held.remove(id);
      }
    }
    cursor = page.get("cursor").stringValue();
    return page.get("more").booleanValue();
  }

  private Map<Long, JsonNode> listed() throws Exception {
    var listed = new TreeMap<Long, JsonNode>();
    var next = "/assets/list?page_size=1000";
    while (!next.isEmpty()) {
      var page = get(next);
      page.get("assets").forEach(asset -> listed.put(asset.get("asset_id").longValue(), asset));
      next = page.path("next_page").asString("");
    }
    return listed;
  }

  private JsonNode get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() == 503) {
      throw new IOException("not at present");
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.read(response.body());
  }
}
