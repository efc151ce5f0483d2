package org.partbook.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A call that didn't do what was asked. Subclasses stand for what a caller treats differently;
/// what is none of them is a 500, or something else that only a developer can mend.
///
/// Access tokens and links never stand in a message, nor in that of a cause.
public class PurchaseApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Isn't stored with the exception, so it is null in one that was stored and read again.
  private final transient @Nullable ApiError error;

  PurchaseApiException(String message, ApiError error) {
    super(message);
    this.error = error;
  }

  PurchaseApiException(String message, ApiError error, Throwable cause) {
    super(message, cause);
    this.error = error;
  }

  /// All that the server said. It isn't kept where the exception is serialized.
  ///
  /// @return the error; empty but for the status, perhaps
  public ApiError error() {
    return error == null ? ApiError.none() : error;
  }

  /// The HTTP status.
  ///
  /// @return the status; 0 if there was no answer
  public int status() {
    return error().status();
  }

  /// What kind of error it is, such as `ASSET_NOT_FOUND`.
  ///
  /// @return the name, if the server sent one
  public Optional<String> name() {
    return error().name();
  }

  /// The same as the name, as a number.
  ///
  /// @return the code, if the server sent one
  public OptionalLong code() {
    return error().code();
  }

  /// The wrong fields.
  ///
  /// @return the fields; empty if the server named none
  public List<FieldError> errors() {
    return error().errors();
  }

  /// By which the server's operator finds the request in the log.
  ///
  /// @return the request's number, if the server sent one
  public Optional<String> requestId() {
    return error().requestId();
  }

  /// How long the server wants us to wait.
  ///
  /// @return the time, if the server named one
  public Optional<Duration> retryAfter() {
    return error().retryAfter();
  }
}
