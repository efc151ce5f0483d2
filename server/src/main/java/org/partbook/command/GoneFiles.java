package org.partbook.command;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.partbook.Installation;
import org.partbook.backup.Backups;
import org.partbook.db.DatabaseException;
import org.partbook.doctor.AllNeeded;
import org.partbook.doctor.NeededBlob;

/// The first of the files that are needed and aren't in the store, as where the wrong folder was
/// named. What was just imported may be in the store and not in the backup, which is right.
///
/// @param words about each; or that there may be any, where that can't be told
/// @param notCopied how many of them the backup lacks: the others it has from an earlier one
record GoneFiles(List<String> words, long notCopied) {
  private static final int MOST_TOLD = 100;

  GoneFiles {
    words = List.copyOf(words);
  }

  /// Looks for them. A backup that is made is one, whatever comes of this.
  static GoneFiles find(Installation installation, Backups backups) {
    try {
      return told(gone(installation), backups);
    } catch (DatabaseException e) {
      return unknown(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      return unknown(Failures.reason(e));
    }
  }

  private static GoneFiles unknown(String reason) {
    return new GoneFiles(
        List.of(
            "the backup is made, but it can't be told whether files are gone from the store: "
                + reason),
        0);
  }

  /// Tables that may be of another version can't be asked; whoever restores them can.
  private static List<NeededBlob> gone(Installation installation) {
    if (installation.isLeftAsItIs()) {
      return List.of();
    }
    var stored = new StoredKeys(installation.blobs());
    return new AllNeeded(installation.db())
        .irreplaceable()
        .filter(blob -> !stored.has(blob.key()))
        .limit(MOST_TOLD)
        .toList();
  }

  private static GoneFiles told(List<NeededBlob> gone, Backups backups) {
    var copied = backups.stored();
    var words = new ArrayList<String>();
    long notCopied = 0;
    for (var blob : gone) {
      var named = "blob %s, %s".formatted(blob.key(), blob.what());
      if (copied.has(blob.key())) {
        words.add("in the backup from an earlier one, and gone from the store: " + named);
      } else {
        words.add("not in the backup, as it isn't in the store: " + named);
        notCopied++;
      }
    }
    return new GoneFiles(words, notCopied);
  }
}
