package org.partbook.client.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What may be sold. What a test does to it, a shop hears of by changes and events.
public final class FakeCatalogue {
  private final World world;
  private final TreeMap<Long, Entry> entries = new TreeMap<>();

  /// The entries as they were after each change; a cursor is a place in it.
  private final List<Map<Long, Entry>> views = new ArrayList<>(List.of(Map.of()));

  /// An asset, and why it isn't to be had, if it isn't.
  private record Entry(FakeAsset asset, boolean withdrawn, boolean outside) {
    boolean isThere() {
      return !withdrawn && !outside;
    }
  }

  FakeCatalogue(World world) {
    this.world = world;
  }

  /// Adds assets, or changes those that are there. A withdrawn one comes back.
  ///
  /// @param assets the assets
  public void offer(FakeAsset... assets) {
    for (var asset : assets) {
      put(new Entry(asset, false, false));
    }
  }

  /// The publisher sells it no more.
  ///
  /// @param assetId the asset
  public void withdraw(long assetId) {
    put(new Entry(entry(assetId).asset(), true, entry(assetId).outside()));
  }

  /// The publisher sells it again.
  ///
  /// @param assetId the asset
  public void bringBack(long assetId) {
    put(new Entry(entry(assetId).asset(), false, entry(assetId).outside()));
  }

  /// The shop's terms don't let it sell it any more.
  ///
  /// @param assetId the asset
  public void exclude(long assetId) {
    put(new Entry(entry(assetId).asset(), entry(assetId).withdrawn(), true));
  }

  /// The shop's terms let it sell it again.
  ///
  /// @param assetId the asset
  public void include(long assetId) {
    put(new Entry(entry(assetId).asset(), entry(assetId).withdrawn(), false));
  }

  private Entry entry(long assetId) {
    synchronized (world) {
      return Optional.ofNullable(entries.get(assetId))
          .orElseThrow(() -> new IllegalArgumentException("there is no asset " + assetId));
    }
  }

  private void put(Entry entry) {
    synchronized (world) {
      var id = entry.asset().assetId();
      var before = Optional.ofNullable(entries.put(id, entry));
      views.add(Map.copyOf(entries));
      kind(before, entry)
          .ifPresent(kind -> world.events().add("asset." + kind, Map.of("asset_id", id)));
    }
  }

  /// What has become of an asset between two views.
  private static Optional<String> kind(Optional<Entry> before, Entry now) {
    var was = before.filter(Entry::isThere).isPresent();
    if (was && now.isThere()) {
      var isSame = before.get().asset().fields().equals(now.asset().fields());
      return isSame ? Optional.empty() : Optional.of("changed");
    }
    if (was) {
      return Optional.of(now.withdrawn() ? "withdrawn" : "left");
    }
    if (!now.isThere()) {
      return Optional.empty();
    }
    return Optional.of(
        before.map(entry -> entry.withdrawn() ? "returned" : "entered").orElse("added"));
  }

  /// An asset that may be sold, or was: withdrawn ones are known.
  Optional<FakeAsset> known(long assetId) {
    return Optional.ofNullable(entries.get(assetId))
        .filter(entry -> !entry.outside())
        .map(Entry::asset);
  }

  boolean isWithdrawn(long assetId) {
    return Optional.ofNullable(entries.get(assetId)).filter(Entry::withdrawn).isPresent();
  }

  Answer one(FakeRequest request) {
    var text = request.path().substring("/assets/".length());
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1) {
      throw Problem.invalid("asset_id", "must be an integer of 1 or more");
    }
    return Optional.ofNullable(entries.get(Long.parseLong(text)))
        .filter(Entry::isThere)
        .map(entry -> Tags.tagged(request, Answer.json(200, entry.asset().fields())))
        .orElseThrow(() -> Problem.of("ASSET_NOT_FOUND", "there is no asset " + text));
  }

  Answer list(FakeRequest request) {
    var size = Math.min(request.number("page_size", 1).orElse(20L), 1000);
    var last = request.number("last_id", 0).orElse(0L);
    var rest =
        entries.tailMap(last, false).values().stream()
            .filter(Entry::isThere)
            .map(Entry::asset)
            .toList();
    var page = rest.stream().limit(size).toList();
    var body = new LinkedHashMap<String, Object>();
    body.put("assets", page.stream().map(FakeAsset::fields).toList());
    var end = page.isEmpty() ? Json.NULL : (Object) page.get(page.size() - 1).assetId();
    body.put("last_id", end);
    body.put(
        "next_page",
        rest.size() > page.size()
            ? "/assets/list?page_size=" + size + "&last_id=" + end
            : Json.NULL);
    return Tags.tagged(request, Answer.json(200, body));
  }

  Answer changes(FakeRequest request) {
    var size = (int) Math.min(request.number("page_size", 1).orElse(100L), 1000);
    var cursor = world.cursors().changes(request.parameter("after"), views.size() - 1);
    var changes = between(views.get((int) cursor.from()), views.get((int) cursor.to()));
    var rest = changes.subList((int) Math.min(cursor.done(), changes.size()), changes.size());
    var page = rest.subList(0, Math.min(size, rest.size()));
    var more = rest.size() > page.size();
    var body = new LinkedHashMap<String, Object>();
    body.put("changes", page);
    body.put("cursor", world.cursors().after(cursor, page.size(), more));
    body.put("more", more || cursor.to() < views.size() - 1);
    return Tags.tagged(request, Answer.json(200, body));
  }

  private static List<Map<String, Object>> between(Map<Long, Entry> before, Map<Long, Entry> now) {
    var changes = new ArrayList<Map<String, Object>>();
    for (var id : new TreeMap<>(now).keySet()) {
      var entry = now.get(id);
      if (entry != null) {
        kind(Optional.ofNullable(before.get(id)), entry)
            .ifPresent(kind -> changes.add(change(kind, entry)));
      }
    }
    return changes;
  }

  private static Map<String, Object> change(String kind, Entry entry) {
    var change = new LinkedHashMap<String, Object>();
    change.put("type", kind);
    change.put("asset_id", entry.asset().assetId());
    if (entry.isThere()) {
      change.put("asset", entry.asset().fields());
    }
    return change;
  }
}
