package org.partbook.fulfilment;

import java.io.IOException;
import java.util.Optional;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.Goods;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.purchase.ClaimedLine;
import org.partbook.purchase.Shelf;
import org.partbook.purchase.SoldFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that came with the catalogue.
public final class ImportedScores implements ScoreSource, Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(ImportedScores.class);

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
  public Optional<SoldFile> find(AssetId asset, Goods goods) {
    try {
      return blobs.isSound(goods.blob())
          ? files.atHand(goods.blob(), goods.type(), goods.personalised())
          : Optional.empty();
    } catch (IOException | DatabaseException e) {
      // Whoever works on the line meets it again.
      LOG.debug("the file of asset {} isn't at hand", asset, e);
      return Optional.empty();
    }
  }

  @Override
  public Answer fetch(ClaimedLine line) throws IOException {
    var asset = line.asset();
    var found = db.ask(tx -> catalog.goods(tx, asset));
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
