package org.partbook.doctor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.backup.NamedBlobs;
import org.partbook.blob.BlobKey;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.scores.NeededFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All blobs that the tables name, and what each of those is that somebody needs: for who copies
/// them.
public final class AllNeeded implements NamedBlobs {
  private static final Logger LOG = LoggerFactory.getLogger(AllNeeded.class);

  private final Database db;
  private final NamedBlobStore store = new NamedBlobStore();
  private boolean told;

  public AllNeeded(Database db) {
    this.db = db;
  }

  @Override
  public Optional<Collection<BlobKey>> beginning(String digit) {
    try {
      var named = db.askAtLength(tx -> store.named(tx, digit));
      return Optional.of(named.stream().map(BlobKey::new).toList());
    } catch (DatabaseException e) {
      tell(e);
      return Optional.empty();
    }
  }

  private void tell(DatabaseException e) {
    if (!told) {
      LOG.warn(
          "it can't be told which files the tables name, so all that were copied are kept: {}",
          e.getMessage());
      told = true;
    }
  }

  /// Those that somebody needs and that can't be made anew, a sixteenth of them at a time: files of
  /// the catalogue and of sales, and then what else there is, each by their keys.
  public Stream<NeededBlob> irreplaceable() {
    var files = new NeededFiles(db).all().map(NeededBlob::of);
    var others = Digits.ALL.stream().flatMap(this::others);
    return Stream.concat(files, others).filter(blob -> !blob.isMade());
  }

  private Stream<NeededBlob> others(String digit) {
    return db.askAtLength(tx -> store.others(tx, digit)).stream()
        .sorted(Comparator.comparing(blob -> blob.key().sha256()));
  }
}
