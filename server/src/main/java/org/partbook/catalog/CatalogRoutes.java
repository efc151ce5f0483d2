package org.partbook.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.blob.BlobStore;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonResponse;
import org.partbook.http.Query;
import org.partbook.http.Query.Parameter;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.json.Json;

/// `GET /assets/list`, and the images that its assets refer to.
public final class CatalogRoutes {
  private static final Parameter PAGE_SIZE = Parameter.optional("page_size", 1);
  private static final Parameter LAST_ID = Parameter.optional("last_id", 0);
  private static final long USUAL_PAGE = 20;
  private static final long LARGEST_PAGE = 1000;

  /// For what is added to a document.
  private static final int ROOM = 256;

  private final Authentication authentication;
  private final OfferedPages pages;
  private final ImageRoutes images;
  private final Showcase showcase;
  private final Clock clock;

  /// @param offers what vendors may sell
  /// @param showcase where buyers' browsers find what is shown of assets
  public CatalogRoutes(
      Database db,
      Authentication authentication,
      Catalog catalog,
      Offers offers,
      BlobStore blobs,
      Showcase showcase,
      Clock clock) {
    this.authentication = authentication;
    this.pages = new OfferedPages(db, catalog, offers);
    this.images = new ImageRoutes(db, catalog, blobs);
    this.showcase = showcase;
    this.clock = clock;
  }

  public void register(Routes routes) {
    routes.get("/assets/list", authentication.heldByOperation(this::list));
    images.register(routes);
  }

  private void list(Caller caller, Request request, Response response) {
    if (!caller.catalogAccess()) {
      throw new ApiException(
          ErrorCode.NO_CATALOG_ACCESS, caller.vendorName() + " may not list the catalogue");
    }
    var query = Query.read(request, PAGE_SIZE, LAST_ID);
    var size = Math.min(query.optionalInteger(PAGE_SIZE).orElse(USUAL_PAGE), LARGEST_PAGE);
    var after = query.optionalInteger(LAST_ID).orElse(0);
    var now = clock.instant();
    var page = pages.page(caller, after, size, now);
    if (page.suspended()) {
      throw new ApiException(
          ErrorCode.NO_CATALOG_ACCESS, caller.vendorName() + " may sell nothing at present");
    }
    JsonResponse.send(response, 200, body(page, size));
  }

  private byte[] body(AssetPage page, long size) {
    var body = new ByteArrayOutputStream(bytes(page) + ROOM);
    write(body, "{\"assets\":[");
    for (int i = 0; i < page.assets().size(); i++) {
      var asset = page.assets().get(i);
      write(body, i == 0 ? "" : ",");
      AssetDocument.show(asset.assetId(), asset.document(), showcase, body);
    }
    write(body, "],\"last_id\":");
    write(body, page.lastId().isPresent() ? Long.toString(page.lastId().getAsLong()) : "null");
    write(body, ",\"next_page\":");
    write(
        body,
        page.next().isPresent() ? Json.write(nextPage(size, page.next().getAsLong())) : "null");
    write(body, "}");
    return body.toByteArray();
  }

  /// What the documents take when each is completed.
  private static int bytes(AssetPage page) {
    return page.assets().stream().mapToInt(asset -> asset.document().length + ROOM).sum();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private String nextPage(long size, long last) {
    return showcase.publicUrl().path() + "/assets/list?page_size=" + size + "&last_id=" + last;
  }
}
