package org.partbook.catalog;

/// Is told how far an import has come: a few times a second, and once at the end.
public interface Progress {
  /// Is called from the thread that imports.
  ///
  /// @param bytesDone of the file, in lines that were read and whose files were looked at
  /// @param bytesTotal the size of the file
  /// @param lines how many lines these are
  /// @param bad how many of them were refused
  void at(long bytesDone, long bytesTotal, long lines, long bad);

  /// For whoever doesn't want to know.
  static Progress none() {
    return (_, _, _, _) -> {};
  }
}
