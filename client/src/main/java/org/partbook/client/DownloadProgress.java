package org.partbook.client;

import java.util.OptionalLong;

/// Is told how far a download has come. Called by the thread that downloads, after every piece.
@FunctionalInterface
public interface DownloadProgress {
  /// A piece has come.
  ///
  /// @param bytes how many bytes are there, from the file's beginning. Goes back if the download
  ///   had to begin anew
  /// @param total how many there will be, if the server said so
  void received(long bytes, OptionalLong total);

  /// For whom it doesn't matter.
  ///
  /// @return one that does nothing
  static DownloadProgress none() {
    return (bytes, total) -> {};
  }
}
