package org.partbook.backup;

/// Told how far something has come.
public interface BackupProgress {
  /// What is being done.
  enum Step {
    TABLES,
    FILES
  }

  /// Called often.
  ///
  /// @param done how many tables or files
  /// @param total of how many
  void at(Step step, long done, long total);

  static BackupProgress none() {
    return (_, _, _) -> {};
  }
}
