package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.partbook.TestAssets;
import org.partbook.catalog.AssetId;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Step.Piano;
import org.partbook.fuzz.Step.Till;
import tools.jackson.databind.JsonNode;

/// Looks at what is for sale: all of it, one asset, and what has changed.
final class Shelves {
  private static final Answer REFUSED = new Answer(403, "NO_CATALOG_ACCESS");
  private static final int MOST_PAGES = 100;

  private final Shops shops;
  private final Model model;
  private final Map<Till, Mirror> mirrors = new EnumMap<>(Till.class);

  /// What somebody makes of the changes that they are told of.
  private static final class Mirror {
    private final Map<Long, JsonNode> assets = new TreeMap<>();
    private String cursor = "";
    private int changes;
  }

  Shelves(Shops shops, Model model) {
    this.shops = shops;
    this.model = model;
  }

  void list(Step.ListAssets step) {
    var path = "/assets/list?page_size=" + step.pageSize();
    if (!step.till().mayList()) {
      Shops.answered(shops.at(step.till()).get(path), REFUSED);
      return;
    }
    var assets = listed(step.till(), path, step.pageSize());
    assertThat(assets.stream().map(Shelves::id).filter(id -> !isOfSandbox(id)).toList())
        .isEqualTo(expected());
    assertThat(assets.stream().anyMatch(asset -> isOfSandbox(id(asset))))
        .isEqualTo(step.till() == Till.FIRST_IN_SANDBOX);
    assets.stream().filter(asset -> id(asset) == TestAssets.PIANO).forEach(this::requirePiano);
  }

  /// Page by page, upwards.
  private List<JsonNode> listed(Till till, String first, int size) {
    var assets = new ArrayList<JsonNode>();
    var next = first;
    for (int pages = 0; !next.isEmpty(); pages++) {
      assertThat(pages).as("pages without an end").isLessThan(MOST_PAGES);
      var reply = shops.at(till).get(next);
      Shops.answered(reply, Model.GOOD);
      var page = reply.json();
      page.path("assets").valueStream().forEach(assets::add);
      next = page.path("next_page").isNull() ? "" : page.path("next_page").asString();
      assertThat(page.path("assets").size()).isLessThanOrEqualTo(size);
    }
    assertThat(assets.stream().map(Shelves::id).toList()).isSorted().doesNotHaveDuplicates();
    return assets;
  }

  /// The assets of [TestAssets] that are for sale.
  private List<Long> expected() {
    return LongStream.of(1001, 1002, 1003, 1005, 2000, 2001, 2002, 2003, 2004, 2010, 2020)
        .filter(id -> id != TestAssets.PIANO || model.piano() != Piano.WITHDRAWN)
        .boxed()
        .toList();
  }

  private static long id(JsonNode asset) {
    return asset.path("asset_id").asLong();
  }

  private static boolean isOfSandbox(long id) {
    return new AssetId(id).isOfSandbox();
  }

  private void requirePiano(JsonNode asset) {
    var piano = model.piano();
    assertThat(asset.path("title").asString()).isEqualTo("Träumerei");
    assertThat(asset.path("world").asBoolean()).isEqualTo(piano != Piano.GERMAN);
    assertThat(asset.path("countries").valueStream().map(JsonNode::asString).toList())
        .isEqualTo(piano == Piano.GERMAN ? List.of("DE") : List.of());
    assertThat(asset.path("min_qty").asInt(1)).isEqualTo(piano == Piano.FOR_CHOIRS ? 3 : 1);
    assertThat(asset.path("retail_price").asDouble(0)).isEqualTo(piano == Piano.DEARER ? 7.5 : 0);
  }

  void ask(Step.AskAsset step) {
    var reply = shops.at(step.till()).get("/assets/" + step.asset());
    if (!step.till().mayList()) {
      Shops.answered(reply, REFUSED);
    } else if (!expected().contains(step.asset())) {
      Shops.answered(reply, new Answer(404, "ASSET_NOT_FOUND"));
    } else {
      Shops.answered(reply, Model.GOOD);
      assertThat(id(reply.json())).isEqualTo(step.asset());
      if (step.asset() == TestAssets.PIANO) {
        requirePiano(reply.json());
      }
    }
  }

  void follow(Step.FollowAssets step) {
    var path = "/assets/changes?page_size=" + step.pageSize();
    var owner = step.till().owner();
    if (!step.till().mayList()) {
      Shops.answered(shops.at(step.till()).get(path), REFUSED);
    } else if (step.cursorOf().owner() == owner) {
      follow(step.till(), path, mirrors.computeIfAbsent(owner, _ -> new Mirror()));
    } else if (mirrors.containsKey(step.cursorOf().owner())) {
      var cursor = mirrors.getOrDefault(step.cursorOf().owner(), new Mirror()).cursor;
      Shops.answered(shops.at(step.till()).get(path + "&after=" + cursor), Model.CURSOR_EXPIRED);
    }
  }

  /// Those who follow, once more.
  void end() {
    mirrors.forEach((owner, mirror) -> follow(owner, "/assets/changes?page_size=1000", mirror));
  }

  /// Whoever does with the changes what they say has the list as it is.
  private void follow(Till till, String path, Mirror mirror) {
    var isNew = mirror.cursor.isEmpty();
    var pages = Pages.read(shops.at(till), path, mirror.cursor);
    var changes = pages.items("changes");
    changes.forEach(change -> apply(mirror.assets, change));
    if (!isNew && mirror.changes == model.changes()) {
      assertThat(changes).isEmpty();
    }
    mirror.cursor = pages.cursor();
    mirror.changes = model.changes();
    assertThat(List.copyOf(mirror.assets.values()))
        .isEqualTo(listed(till, "/assets/list?page_size=1000", 1000));
  }

  private static void apply(Map<Long, JsonNode> assets, JsonNode change) {
    var id = id(change);
    var type = change.path("type").asString();
    switch (type) {
      case "added", "returned", "entered" -> {
        assertThat(assets).as(type).doesNotContainKey(id);
        assets.put(id, change.path("asset"));
      }
      case "changed" -> {
        assertThat(assets).as(type).containsKey(id);
        assets.put(id, change.path("asset"));
      }
      case "withdrawn", "left" -> assertThat(assets.remove(id)).as(type).isNotNull();
      default -> throw new AssertionError("no such type: " + type);
    }
  }
}
