package org.partbook.fault.site;

import java.net.URI;

/// Where the files of a site are.
public sealed interface FilesAt {
  /// In a folder, which all servers share.
  record Folder() implements FilesAt {}

  /// In a bucket of a store that is put up for the trial.
  record OwnStore() implements FilesAt {}

  /// In a bucket that is there, of any store that speaks S3, under a name of their own.
  ///
  /// @param bucket the store's address, and the bucket's name as path
  record Store(URI bucket, Keys keys) implements FilesAt {}

  /// With which a store is asked.
  record Keys(String id, String secret) {
    @Override
    public String toString() {
      return id;
    }
  }
}
