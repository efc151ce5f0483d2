package org.partbook.command;

import org.partbook.backup.Manifest;

/// A backup, for programs.
final class BackupJson {
  private BackupJson() {}

  static JsonFields of(Manifest manifest) {
    return JsonFields.of()
        .add("backup", manifest.id())
        .add("at", manifest.at())
        .add("program", manifest.program())
        .add("schema", manifest.schema())
        .add("rows", manifest.rows())
        .add("files", manifest.blobs())
        .add("files_left_out", manifest.leftOut())
        .add("bytes_of_tables", manifest.size());
  }
}
