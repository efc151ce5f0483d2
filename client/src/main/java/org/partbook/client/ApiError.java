package org.partbook.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the server said about a request that it refused. A server need not say any of it.
///
/// @param status the HTTP status; 0 if there was no answer
/// @param name what kind of error it is, such as `ORDER_LINE_EXISTS`
/// @param message what is wrong, for a developer to read
/// @param code the same as the name, as a number
/// @param errors the wrong fields, with 422; empty if the server names none
/// @param requestId by which the server's operator finds the request in the log
/// @param retryAfter how long the server wants us to wait
/// @param sameRequest with the 409 of a registration, whether the line that exists says the same
/// @param unknown what else the server said of it
public record ApiError(
    int status,
    Optional<String> name,
    Optional<String> message,
    OptionalLong code,
    List<FieldError> errors,
    Optional<String> requestId,
    Optional<Duration> retryAfter,
    Optional<Boolean> sameRequest,
    UnknownFields unknown) {
  /// Copies the list.
  public ApiError {
    errors = List.copyOf(errors);
  }

  /// Without what only a server says.
  ///
  /// @param status the HTTP status; 0 if there was no answer
  /// @param name what kind of error it is, such as `ORDER_LINE_EXISTS`
  /// @param message what is wrong, for a developer to read
  /// @param code the same as the name, as a number
  /// @param errors the wrong fields, with 422; empty if the server names none
  /// @param requestId by which the server's operator finds the request in the log
  /// @param retryAfter how long the server wants us to wait
  /// @param sameRequest with the 409 of a registration, whether the line that exists says the same
  public ApiError(
      int status,
      Optional<String> name,
      Optional<String> message,
      OptionalLong code,
      List<FieldError> errors,
      Optional<String> requestId,
      Optional<Duration> retryAfter,
      Optional<Boolean> sameRequest) {
    this(
        status,
        name,
        message,
        code,
        errors,
        requestId,
        retryAfter,
        sameRequest,
        UnknownFields.none());
  }

  /// What is said of anything but a conflict.
  ///
  /// @param status the HTTP status; 0 if there was no answer
  /// @param name what kind of error it is, such as `ASSET_NOT_FOUND`
  /// @param message what is wrong, for a developer to read
  /// @param code the same as the name, as a number
  /// @param errors the wrong fields, with 422; empty if the server names none
  /// @param requestId by which the server's operator finds the request in the log
  /// @param retryAfter how long the server wants us to wait
  public ApiError(
      int status,
      Optional<String> name,
      Optional<String> message,
      OptionalLong code,
      List<FieldError> errors,
      Optional<String> requestId,
      Optional<Duration> retryAfter) {
    this(status, name, message, code, errors, requestId, retryAfter, Optional.empty());
  }

  /// Where there was no answer.
  static ApiError none() {
    return bare(0);
  }

  /// Where only the status says something.
  static ApiError bare(int status) {
    return new ApiError(
        status,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
