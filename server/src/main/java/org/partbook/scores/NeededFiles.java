package org.partbook.scores;

import java.util.List;
import java.util.stream.Stream;
import org.partbook.db.Database;

/// All files of the store that the catalogue or a sale needs.
public final class NeededFiles {
  private static final String DIGITS = "0123456789abcdef";

  private final Database db;
  private final NeededStore store = new NeededStore();

  public NeededFiles(Database db) {
    this.db = db;
  }

  /// By their keys, read a sixteenth at a time, as there may be very many.
  public Stream<NeededFile> all() {
    return DIGITS
        .chars()
        .mapToObj(Character::toString)
        .map(digit -> db.askAtLength(tx -> store.needed(tx, digit)))
        .flatMap(List::stream);
  }
}
