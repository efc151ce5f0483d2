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
          Optional.of(new Limit(200, Each.SECOND, 1000)),
          Optional.of(new Limit(100, Each.SECOND, 2000)));
}
