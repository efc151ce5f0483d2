package org.partbook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;

/// What a vendor is told of the catalogue by itself: the same that `GET /assets/changes` says.
class AssetEventsTest {
  @TempDir Path folder;

  private static List<String> changes(Api api, String[] cursor) {
    var all = new ArrayList<String>();
    var more = true;
    while (more) {
      var page = api.get("/assets/changes?after=" + cursor[0]).json();
      page.path("changes")
          .values()
          .forEach(
              one -> all.add("asset." + one.path("type").asString() + " " + one.path("asset_id")));
      cursor[0] = page.path("cursor").asString();
      more = page.path("more").asBoolean();
    }
    return all;
  }

  private static String latest(Api api) {
    var page = api.get("/assets/changes").json();
    while (page.path("more").asBoolean()) {
      page = api.get("/assets/changes?after=" + page.path("cursor").asString()).json();
    }
    return page.path("cursor").asString();
  }

  private static String told(JsonNode event) {
    return event.path("type").asString() + " " + event.path("data").path("asset_id");
  }

  @Test
  void what_changes_in_the_catalogue_is_told_once_by_however_many_servers() {
    try (var server = TestServer.start();
        var second = server.second()) {
      assertThat(second.uri()).isNotNull();
      var api = server.live();
      var follower = new Follower(api, "&types=asset.*");
      follower.read();
      var cursor = new String[] {latest(api)};
      var expected = new ArrayList<String>();
      for (int round = 0; round < 4; round++) {
        var lines = new ArrayList<String>();
        for (long id = 7001L + round; id < 7700; id += 1 + round) {
          lines.add(line(id, "Study " + id + ", " + round, round == 2 && id % 2 == 0));
        }
        assertThat(server.load(folder, lines.toArray(String[]::new)).bad()).isZero();
        expected.addAll(changes(api, cursor));
        Follower.await(() -> follower.read().size() >= expected.size());
      }

      assertThat(expected)
          .anyMatch(one -> one.startsWith("asset.added"))
          .anyMatch(one -> one.startsWith("asset.changed"))
          .anyMatch(one -> one.startsWith("asset.withdrawn"))
          .anyMatch(one -> one.startsWith("asset.returned"));
      assertThat(follower.read())
          .extracting(AssetEventsTest::told)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void who_may_not_list_the_catalogue_is_told_nothing_of_it() {
    try (var server = TestServer.start()) {
      var blind = server.vendors().add("Blind Shop", false);
      var api = server.api(blind, Environment.LIVE);
      var seeing = new Follower(server.live(), "&types=asset.*");
      seeing.read();
      new Follower(api).read();

      server.load(folder, line(7001, "Study", false));
      seeing.await(event -> told(event).equals("asset.added 7001"));

      assertThat(new Follower(api).read()).isEmpty();
    }
  }

  private static String line(long id, String title, boolean withdrawn) {
    return Json.write(
        Map.of(
            "asset_id",
            id,
            "title",
            title,
            "format_short_name",
            "PIANO",
            "public_domain",
            true,
            "world",
            true,
            "asset_type",
            "FOLIO",
            "explicit",
            false,
            "withdrawn",
            withdrawn));
  }
}
