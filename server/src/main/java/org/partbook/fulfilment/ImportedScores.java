package org.partbook.fulfilment;

import java.io.IOException;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.Catalog;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.purchase.ClaimedLine;

/// The files that came with the catalogue.
public final class ImportedScores implements ScoreSource {
  private final Database db;
  private final Catalog catalog;
  private final BlobStore blobs;
  private final SaleFiles files;

  public ImportedScores(Database db, Catalog catalog, BlobStore blobs, SaleFiles files) {
    this.db = db;
    this.catalog = catalog;
    this.blobs = blobs;
    this.files = files;
  }

  @Override
  public Answer fetch(ClaimedLine line) throws IOException {
    var asset = line.asset();
    var found = db.inTransaction(tx -> catalog.goods(tx, asset));
    if (found.isEmpty()) {
      return new Absent("asset " + asset + " has no file in the catalogue");
    }
    var goods = found.get();
    if (!blobs.isSound(goods.blob())) {
      return new Unavailable(
          "the file of asset " + asset + " is missing from the blob store, or damaged");
    }
    try {
      return new Available(files.ready(goods.blob(), goods.type(), goods.personalised()));
    } catch (Unfit e) {
      return new Absent("the file of asset " + asset + " " + e.text());
    }
  }
}
