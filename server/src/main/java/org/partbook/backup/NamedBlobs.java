package org.partbook.backup;

import java.util.Collection;
import java.util.Optional;
import org.partbook.blob.BlobKey;

/// Which blobs the tables name, whether the store has them or not.
public interface NamedBlobs {
  /// Those whose keys begin so; nothing where the tables can't be asked.
  ///
  /// @param digit hexadecimal
  Optional<Collection<BlobKey>> beginning(String digit);

  /// Of tables that can't be asked.
  static NamedBlobs unknown() {
    return _ -> Optional.empty();
  }
}
