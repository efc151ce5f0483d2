package org.partbook.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request as it was written down.
///
/// @param id our number for it
/// @param operation the path of its route
/// @param path with ids
/// @param error the name of it, if it was refused
/// @param fields that were complained of
/// @param micros how long it took, in microseconds
/// @param body that was sent, without names and secrets; only of what was refused
public record LoggedRequest(
    long id,
    Instant at,
    String method,
    String operation,
    String path,
    int status,
    Optional<String> error,
    List<String> fields,
    long micros,
    String requestId,
    Optional<String> body) {
  public LoggedRequest {
    fields = List.copyOf(fields);
  }

  /// Its status as it is shown; where the connection was broken off, that there was no answer.
  public String answer() {
    return status == Answered.BROKEN_OFF ? "none" : Integer.toString(status);
  }

  public boolean isRefused() {
    return status >= Answered.REFUSED;
  }
}
