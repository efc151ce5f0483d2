package org.partbook.client;

import java.util.Optional;

/// What the API says of assets. Its answers may be long, so they may come compressed.
final class Catalogue {
  private static final int CHANGES = 500;

  private final Calls calls;

  Catalogue(Calls calls) {
    this.calls = calls;
  }

  static String query(int pageSize, long lastId) {
    return lastId == 0 ? "page_size=" + pageSize : "page_size=" + pageSize + "&last_id=" + lastId;
  }

  AssetPage page(String query) {
    var call = list(query);
    var once = calls.begin();
    return page(once, call, once.repeated(call, reply -> false));
  }

  /// Nothing, if the page is still the one with that ETag.
  Optional<AssetPage> page(String query, String etag) {
    var call = list(query).with("If-None-Match", etag);
    var once = calls.begin();
    var reply = once.repeated(call, answer -> false);
    return reply.status() == 304 ? Optional.empty() : Optional.of(page(once, call, reply));
  }

  private static Call list(String query) {
    return Call.get("/assets/list?" + query).compressed();
  }

  private AssetPage page(Calls once, Call call, Reply reply) {
    if (reply.status() != 200) {
      throw Problems.of(call, reply, calls.settings().time());
    }
    var page = once.read(call, reply, Answers::page);
    return new AssetPage(
        page.assets(), page.lastId(), page.nextPage(), reply.header("ETag"), page.unknown());
  }

  AssetItem asset(long assetId) {
    Checks.id("assetId", assetId);
    return calls.begin().ask(Call.get("/assets/" + assetId).compressed(), Answers::asset);
  }

  /// What follows a cursor; without one, everything.
  ChangePage changes(Optional<String> after) {
    var path = Query.of("/assets/changes").and("after", after).and("page_size", CHANGES).toString();
    return calls.begin().ask(Call.get(path).compressed(), FeedAnswers::changes);
  }
}
