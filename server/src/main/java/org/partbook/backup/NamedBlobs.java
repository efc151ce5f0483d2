package org.partbook.backup;

import java.util.Collection;
import org.partbook.blob.BlobKey;

/// Which blobs the tables name, whether the store has them or not.
public interface NamedBlobs {
  /// Those whose keys begin so.
  ///
  /// @param digit hexadecimal
  Collection<BlobKey> beginning(String digit);
}
