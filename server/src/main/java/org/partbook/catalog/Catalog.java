package org.partbook.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.partbook.catalog.FilesFolder.BadFile;
import org.partbook.db.Tx;

/// The catalogue, as the other features see it.
public final class Catalog {
  private final AssetStore store = new AssetStore();
  private final ListStore lists = new ListStore();

  /// What is wrong with a file that should be a PDF, after its name: `is a damaged PDF: …`.
  public static Optional<String> flawOf(Path pdf) {
    try {
      return PdfFile.pages(pdf) > 0 ? Optional.empty() : Optional.of("is a PDF without pages");
    } catch (BadFile e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  public Optional<Asset> find(Tx tx, AssetId id) {
    return store.find(tx, id);
  }

  /// Who wrote it, as the contributors tell: several names with commas between them.
  public Optional<String> composer(Tx tx, AssetId id) {
    return store.composer(tx, id);
  }

  public Optional<Rendering> rendering(Tx tx, AssetId id, String type, String usage) {
    return store.rendering(tx, id, type, usage);
  }

  /// The publisher's list, withdrawn assets included: at most `size` assets with an id above
  /// `after`, ordered by id. Start with 0, go on with the last id; the end is an empty list.
  public List<CatalogEntry> entries(Tx tx, long after, int size) {
    return lists.entries(tx, after, size);
  }

  /// A page of what vendors are shown.
  AssetPage forSale(Tx tx, long after, long size) {
    return lists.forSale(tx, after, size);
  }

  Optional<AssetImage> image(Tx tx, AssetId id, String name) {
    return store.image(tx, id, name);
  }
}
