package org.partbook.catalog;

/// Is told how far an import has come: a few times a second, and once at the end.
public interface Progress {
  /// Is called from the thread that imports.
  ///
  /// @param workDone in lines that were read and whose files were looked at: in bytes, of which
  ///   those of a file that has to be prepared weigh more
  /// @param workTotal all that there is to do, as far as it can be told before
  /// @param lines how many lines these are
  /// @param bad how many of them were refused
  void at(long workDone, long workTotal, long lines, long bad);

  /// Whether anybody looks: what is to be done is measured only then.
  default boolean isWanted() {
    return true;
  }

  /// For whoever doesn't want to know.
  static Progress none() {
    return new Progress() {
      @Override
      public void at(long workDone, long workTotal, long lines, long bad) {}

      @Override
      public boolean isWanted() {
        return false;
      }
    };
  }
}
