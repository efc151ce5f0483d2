package org.partbook.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Caller;
import org.partbook.http.ApiException;
import org.partbook.http.Request;
import org.partbook.json.FieldError;

/// A request that was answered, on its way into the log.
///
/// @param path with ids, and without anything else that isn't ours
/// @param fields that were complained of
/// @param body that was sent, as far as it is kept; only of what was refused
// Nobody compares these.
@SuppressWarnings("ArrayRecordComponent")
record Answered(
    Caller caller,
    Instant at,
    String method,
    String operation,
    String path,
    int status,
    Optional<String> error,
    List<String> fields,
    long micros,
    String requestId,
    Optional<byte[]> body) {
  static final int REFUSED = 400;

  /// In the place of a status, where the connection was broken off instead of an answer.
  static final int BROKEN_OFF = 0;

  private static final int MOST_FIELDS = 20;
  private static final int LONGEST_FIELD = 60;
  private static final int NANOS = 1000;

  static Answered of(
      Caller caller, Request request, int status, Optional<byte[]> body, Instant now) {
    var error = request.noted(ApiException.class).filter(_ -> status >= REFUSED);
    return new Answered(
        caller,
        now,
        request.method(),
        request.pattern(),
        ShownPath.of(request),
        status,
        error.map(one -> one.code().name()),
        error.map(Answered::fields).orElse(List.of()),
        request.elapsed() / NANOS,
        request.id().value(),
        body);
  }

  /// Their names are ours, but for their numbers in lists.
  private static List<String> fields(ApiException error) {
    return error.errors().stream()
        .map(FieldError::field)
        .filter(field -> field.length() <= LONGEST_FIELD)
        .limit(MOST_FIELDS)
        .toList();
  }

  boolean isRefused() {
    return status >= REFUSED;
  }
}
