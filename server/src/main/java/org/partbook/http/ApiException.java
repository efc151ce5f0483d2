package org.partbook.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.partbook.json.FieldError;

/// An error that the caller is told of as it stands: its message is for the vendor's developer,
/// names the thing and the value, and holds no secret.
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> details;
  private final transient OptionalLong retryAfter;

  public ApiException(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  private ApiException(ErrorCode code, String message, List<FieldError> errors) {
    this(code, message, errors, Map.of(), OptionalLong.empty());
  }

  private ApiException(
      ErrorCode code,
      String message,
      List<FieldError> errors,
      Map<String, Object> details,
      OptionalLong retryAfter) {
    super(message);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.details = Map.copyOf(details);
    this.retryAfter = retryAfter;
  }

  /// The same error with a field of its own in the body.
  public ApiException with(String field, Object value) {
    var more = new HashMap<>(details);
    more.put(field, value);
    return new ApiException(code, text(), errors, more, retryAfter);
  }

  /// The same error for somebody who is to come back after so many seconds, and not after some.
  public ApiException after(long seconds) {
    return new ApiException(code, text(), errors, details, OptionalLong.of(seconds));
  }

  /// A request whose fields are wrong: all of them at once.
  public static ApiException invalid(List<FieldError> errors) {
    var message = new StringBuilder();
    for (var error : errors) {
      message.append(message.isEmpty() ? "" : "; ").append(error.message());
    }
    return new ApiException(ErrorCode.VALIDATION_FAILED, message.toString(), errors);
  }

  public static ApiException invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  public ErrorCode code() {
    return code;
  }

  public List<FieldError> errors() {
    return errors;
  }

  /// After how many seconds the same request has a chance, where that is known.
  public OptionalLong retryAfter() {
    return retryAfter;
  }

  /// Fields that only this error has.
  public Map<String, Object> details() {
    return details;
  }

  public String text() {
    return Objects.requireNonNull(getMessage());
  }
}
