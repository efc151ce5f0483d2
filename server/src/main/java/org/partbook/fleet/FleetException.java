package org.partbook.fleet;

import java.util.List;

/// A server can't run beside those that are there; the message is for the person who started it, a
/// line for each reason.
public final class FleetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FleetException(List<String> reasons) {
    super(String.join("\n", reasons));
  }
}
