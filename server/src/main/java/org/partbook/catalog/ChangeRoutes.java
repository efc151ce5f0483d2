package org.partbook.catalog;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.access.Caller;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.http.ApiException;
import org.partbook.http.Query;
import org.partbook.http.Query.Parameter;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.SentCursor;
import org.partbook.http.TaggedJson;
import org.partbook.json.Json;
import org.partbook.json.Quoted;

/// `GET /assets/changes`.
final class ChangeRoutes {
  private static final String AFTER = "after";
  private static final Parameter PAGE_SIZE = Parameter.optional("page_size", 1);
  private static final long USUAL_PAGE = 100;
  private static final long LARGEST_PAGE = 1000;

  /// What a cursor looks like that another server may have given out.
  private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{40,400}");

  private final Changes changes;
  private final ChangeCursors cursors;
  private final Showcase showcase;
  private final Clock clock;

  ChangeRoutes(Changes changes, ChangeCursors cursors, Showcase showcase, Clock clock) {
    this.changes = changes;
    this.cursors = cursors;
    this.showcase = showcase;
    this.clock = clock;
  }

  void changes(Caller caller, Request request, Response response) {
    CatalogRoutes.requireAccess(caller);
    var query = Query.read(request, PAGE_SIZE);
    var size = Math.min(query.optionalInteger(PAGE_SIZE).orElse(USUAL_PAGE), LARGEST_PAGE);
    var page = changes.page(caller, cursor(caller, request), (int) size, clock.instant());
    TaggedJson.send(request, response, body(caller, page));
  }

  private Optional<ChangeCursor> cursor(Caller caller, Request request) {
    var given = request.query().all(AFTER);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() > 1) {
      throw ApiException.invalid(AFTER, "after must be given once, not " + given.size() + " times");
    }
    var text = given.getFirst();
    var cursor = cursors.open(caller.vendor(), caller.environment(), text);
    if (cursor.isPresent()) {
      request.note(SentCursor.class, new SentCursor(text));
      return cursor;
    }
    throw SEALED.matcher(text).matches()
        ? Changes.expired("the cursor is not one of this vendor at this server")
        : ApiException.invalid(
            AFTER, "after must be a cursor of this server, not " + Quoted.of(text));
  }

  private byte[] body(Caller caller, ChangePage page) {
    var cursor = cursors.seal(caller.vendor(), caller.environment(), page.cursor());
    var body = new ByteArrayOutputStream();
    CatalogRoutes.write(body, "{\"changes\":[");
    var comma = "";
    for (var change : page.changes()) {
      CatalogRoutes.write(body, comma);
      write(body, change);
      comma = ",";
    }
    CatalogRoutes.write(body, "],\"cursor\":" + Json.write(cursor));
    CatalogRoutes.write(body, ",\"more\":" + page.more() + "}");
    return body.toByteArray();
  }

  private void write(ByteArrayOutputStream body, Change change) {
    CatalogRoutes.write(
        body, "{\"type\":\"%s\",\"asset_id\":%d".formatted(change.type().wire(), change.assetId()));
    change.now().ifPresent(asset -> show(asset, body));
    CatalogRoutes.write(body, "}");
  }

  private void show(Listed asset, ByteArrayOutputStream body) {
    CatalogRoutes.write(body, ",\"asset\":");
    AssetDocument.show(asset.assetId(), asset.document(), showcase, body);
  }
}
