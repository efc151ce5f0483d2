package org.partbook.postgres;

/// The folder's database was made by another major version of PostgreSQL than the one that the
/// program brings. Nothing was changed, and nothing unpacked.
///
/// What is in it can be brought elsewhere: [EmbeddedPostgres#joinAsMade].
public final class OtherVersionException extends EmbeddedPostgresException {
  /// The major version of PostgreSQL that has made the database.
  private final int madeBy;

  /// The one that the program brings.
  private final int brought;

  OtherVersionException(DatabaseFolder folder, int madeBy, int brought) {
    super(
        "the database in folder %s was made by PostgreSQL %d, and this %s brings PostgreSQL %d, which can't read it. Nothing was changed. %s"
            .formatted(
                folder.parent(),
                madeBy,
                folder.options().program(),
                brought,
                toDo(folder, madeBy, brought)));
    this.madeBy = madeBy;
    this.brought = brought;
  }

  /// Which major version of PostgreSQL has made the database.
  ///
  /// @return such as 17
  public int madeBy() {
    return madeBy;
  }

  /// Which one the program brings.
  ///
  /// @return such as 18
  public int brought() {
    return brought;
  }

  private static String toDo(DatabaseFolder folder, int madeBy, int brought) {
    var options = folder.options();
    return madeBy > brought
        ? "Use the %s that made it, or a newer one".formatted(options.program())
        : options
            .upgrade()
            .map(words -> words.apply(folder.parent()))
            .orElseGet(() ->
                "Dump it with the %s that made it and load it into a new folder"
                    .formatted(options.program()));
  }
}
