package org.partbook.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.blob.BlobStore;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.Query;
import org.partbook.http.Query.Parameter;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.TaggedJson;
import org.partbook.json.Json;
import org.partbook.json.Quoted;
import org.partbook.signing.Signer;

/// The list of assets, what has changed in it, each single asset, and the images that assets refer
/// to.
public final class CatalogRoutes {
  private static final Parameter PAGE_SIZE = Parameter.optional("page_size", 1);
  private static final Parameter LAST_ID = Parameter.optional("last_id", 0);
  private static final long USUAL_PAGE = 20;
  private static final long LARGEST_PAGE = 1000;

  /// For what is added to a document.
  private static final int ROOM = 256;

  private final Authentication authentication;
  private final OfferedPages pages;
  private final ChangeRoutes changes;
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
      Signer signer,
      Clock clock) {
    this.authentication = authentication;
    this.pages = new OfferedPages(db, catalog, offers);
    this.changes =
        new ChangeRoutes(
            new Changes(db, offers, showcase), new ChangeCursors(signer), showcase, clock);
    this.images = new ImageRoutes(db, catalog, blobs);
    this.showcase = showcase;
    this.clock = clock;
  }

  public void register(Routes routes) {
    routes
        .get("/assets/list", authentication.heldByOperation(this::list))
        .get("/assets/changes", authentication.heldByOperation(changes::changes))
        .get("/assets/{asset_id}", authentication.heldByOperation(this::asset));
    images.register(routes);
  }

  static void requireAccess(Caller caller) {
    if (!caller.catalogAccess()) {
      throw new ApiException(
          ErrorCode.NO_CATALOG_ACCESS, caller.vendorName() + " may not list the catalogue");
    }
  }

  private static void requireSelling(Caller caller, AssetPage page) {
    if (page.suspended()) {
      throw new ApiException(
          ErrorCode.NO_CATALOG_ACCESS, caller.vendorName() + " may sell nothing at present");
    }
  }

  private void asset(Caller caller, Request request, Response response) {
    requireAccess(caller);
    var text = request.parameter("asset_id");
    var found =
        id(text)
            .flatMap(id -> {
              var page = pages.one(caller, id, clock.instant());
              requireSelling(caller, page);
              return page.assets().stream().findFirst();
            });
    if (found.isEmpty()) {
      throw new ApiException(
          ErrorCode.ASSET_NOT_FOUND, "there is no asset " + Quoted.of(text) + " for sale");
    }
    var body = new ByteArrayOutputStream(found.get().document().length + ROOM);
    AssetDocument.show(found.get().assetId(), found.get().document(), showcase, body);
    TaggedJson.send(request, response, body.toByteArray());
  }

  private static Optional<AssetId> id(String text) {
    return text.matches("[0-9]{1,18}")
        ? Optional.of(Long.parseLong(text)).filter(id -> id > 0).map(AssetId::new)
        : Optional.empty();
  }

  private void list(Caller caller, Request request, Response response) {
    requireAccess(caller);
    var query = Query.read(request, PAGE_SIZE, LAST_ID);
    var size = Math.min(query.optionalInteger(PAGE_SIZE).orElse(USUAL_PAGE), LARGEST_PAGE);
    var after = query.optionalInteger(LAST_ID).orElse(0);
    var now = clock.instant();
    var page = pages.page(caller, after, size, now);
    requireSelling(caller, page);
    TaggedJson.send(request, response, body(page, size));
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

  static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private String nextPage(long size, long last) {
    return showcase.publicUrl().path() + "/assets/list?page_size=" + size + "&last_id=" + last;
  }
}
