package org.partbook.fulfilment;

import java.io.IOException;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.db.Database;
import org.partbook.purchase.SoldFile;

/// The files that came with the catalogue.
public final class ImportedScores implements ScoreSource {
  private final Database db;
  private final Catalog catalog;
  private final BlobStore blobs;

  public ImportedScores(Database db, Catalog catalog, BlobStore blobs) {
    this.db = db;
    this.catalog = catalog;
    this.blobs = blobs;
  }

  @Override
  public Answer fetch(AssetId asset) throws IOException {
    var rendering = db.inTransaction(tx -> catalog.rendering(tx, asset, "pdf", "full"));
    if (rendering.isEmpty()) {
      return new Absent("asset " + asset + " has no PDF in the catalogue");
    }
    var blob = rendering.get().blob();
    return blobs.find(blob).isPresent()
        ? new Available(SoldFile.asItIs(blob, "pdf"))
        : new Unavailable("the file of asset " + asset + " is missing from the blob store");
  }
}
