package org.partbook.client;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Where a download goes.
interface Sink {
  void write(ByteBuffer bytes) throws IOException;

  /// Forgets what was written.
  ///
  /// @return whether that is possible
  boolean restart() throws IOException;
}
