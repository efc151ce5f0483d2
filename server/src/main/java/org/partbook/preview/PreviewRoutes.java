package org.partbook.preview;

import org.partbook.blob.BlobStore;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.Showcase;
import org.partbook.db.Database;
import org.partbook.http.Routes;
import org.partbook.scores.LooksInside;
import org.partbook.web.PublicHandler;

/// `/preview`: files that the publisher has made for everybody, and looks inside.
public final class PreviewRoutes {
  private static final String LATEST = "/preview/{asset_id}";
  private static final String PAGE = "/preview/{asset_id}/{version}";
  private static final String PAGES = "/preview/{asset_id}/{version}/pages";
  private static final String PICTURE = "/preview/{asset_id}/{version}/pages/{number}";
  private static final String FILE = "/preview/{asset_id}/{version}/file/{type}";

  private final LookRoutes looks;
  private final FileRoute files;

  /// @param showcase where all this is
  public PreviewRoutes(
      Database db, Catalog catalog, BlobStore blobs, LooksInside looks, Showcase showcase) {
    this.looks = new LookRoutes(db, catalog, looks, showcase);
    this.files = new FileRoute(db, catalog, blobs, showcase);
  }

  public void register(Routes routes) {
    routes.read(LATEST, PublicHandler.of("../", looks::latest));
    routes.read(PAGE, PublicHandler.of("../../", looks::page));
    routes.read(PAGES, PublicHandler.of("../../../", looks::pages));
    routes.read(PICTURE, PublicHandler.of("../../../../", looks::picture));
    routes.read(FILE, PublicHandler.of("../../../../", files::send));
  }
}
