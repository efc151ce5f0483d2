package org.partbook.catalog;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.blob.BlobStore;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonResponse;
import org.partbook.http.PublicUrl;
import org.partbook.http.Query;
import tools.jackson.databind.JsonNode;

/// `GET /assets/list`, and the images that its assets refer to.
public final class CatalogRoutes implements HttpService {
  private static final long USUAL_PAGE = 20;
  private static final long LARGEST_PAGE = 1000;

  private final Database db;
  private final Authentication authentication;
  private final Catalog catalog;
  private final ImageRoutes images;
  private final PublicUrl publicUrl;

  /// @param publicUrl where buyers' browsers reach this server
  public CatalogRoutes(
      Database db,
      Authentication authentication,
      Catalog catalog,
      BlobStore blobs,
      PublicUrl publicUrl) {
    this.db = db;
    this.authentication = authentication;
    this.catalog = catalog;
    this.images = new ImageRoutes(db, catalog, blobs);
    this.publicUrl = publicUrl;
  }

  @Override
  public void routing(HttpRules rules) {
    authentication.route(rules, Method.GET, "/assets/list", this::list);
    images.routing(rules);
  }

  private void list(Caller caller, ServerRequest request, ServerResponse response) {
    if (!caller.catalogAccess()) {
      throw new ApiException(
          ErrorCode.NO_CATALOG_ACCESS, caller.vendorName() + " may not list the catalogue");
    }
    var query = new Query(request);
    var asked = query.optionalInteger("page_size", 1).orElse(USUAL_PAGE);
    var after = query.optionalInteger("last_id", 0).orElse(0);
    query.requireValid();
    var size = Math.min(asked, LARGEST_PAGE);
    var page = db.inTransaction(tx -> catalog.forSale(tx, caller.environment(), after, size));
    JsonResponse.send(response, 200, body(page, size));
  }

  private Map<String, @Nullable Object> body(AssetPage page, long size) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("assets", shown(page));
    body.put("last_id", page.assets().isEmpty() ? null : page.lastId());
    body.put("next_page", page.more() ? nextPage(size, page.lastId()) : null);
    return body;
  }

  private List<JsonNode> shown(AssetPage page) {
    var assets = new ArrayList<JsonNode>();
    for (var asset : page.assets()) {
      assets.add(AssetDocument.show(asset.assetId(), asset.document(), publicUrl));
    }
    return assets;
  }

  private static String nextPage(long size, long last) {
    return "/assets/list?page_size=" + size + "&last_id=" + last;
  }
}
