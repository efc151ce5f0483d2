package org.partbook.catalog;

import java.util.List;
import org.partbook.blob.BlobKey;
import tools.jackson.databind.node.ObjectNode;

/// A line of the catalogue format that says all that the catalogue has of an asset. Its files are
/// named by what they are, `blob:SHA-256`, until they are given names.
public record AssetLine(AssetId id, ObjectNode line, List<File> files) {
  public AssetLine {
    files = List.copyOf(files);
  }

  /// A file that the line names.
  ///
  /// @param place the object with the field `file`
  /// @param name a path for it, below a folder, without the ending that tells what it is
  public record File(ObjectNode place, BlobKey blob, String name) {
    /// Has the line name another file.
    public void rename(String file) {
      place.put("file", file);
    }
  }
}
