package org.partbook.limit;

import java.util.Optional;
import org.partbook.limit.Limit.Each;

/// The publisher's limits.
///
/// @param token of each access token
/// @param address of each address from which nobody has shown a token that counts
public record RequestLimits(Optional<Limit> token, Optional<Limit> address) {
  /// Well above what a busy shop asks for, or a school whose choir opens its parts.
  public static final RequestLimits STANDARD =
      new RequestLimits(
          Optional.of(new Limit(2000, Each.SECOND, 10_000)),
          Optional.of(new Limit(500, Each.SECOND, 5000)));

  /// Whether programs of this very machine are let in without being counted. Where nobody has said
  /// anything they are: they are the publisher's own, or a proxy's that has no name yet.
  boolean spareThisMachine() {
    return equals(STANDARD);
  }
}
