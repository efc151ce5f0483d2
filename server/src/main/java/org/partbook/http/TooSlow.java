package org.partbook.http;

import java.io.IOException;

/// A body takes longer to arrive than it may.
public final class TooSlow extends IOException {
  private static final long serialVersionUID = 1L;
}
