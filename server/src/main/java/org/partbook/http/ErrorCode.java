package org.partbook.http;

/// Every error that a caller can meet. `docs/errors.md` explains each one, and a test holds the two
/// together; names and numbers are part of the interface and never change their meaning.
public enum ErrorCode {
  MALFORMED_REQUEST(400, 40001),
  MALFORMED_JSON(400, 40002),
  ALREADY_CANCELLED(400, 40011),
  ALREADY_DELIVERED(400, 40012),
  CANCELLATION_WINDOW_OVER(400, 40013),
  UNAUTHORIZED(401, 40101),
  NO_CATALOG_ACCESS(403, 40301),
  SANDBOX_ONLY(403, 40302),
  NO_SUCH_PATH(404, 40401),
  ASSET_NOT_FOUND(404, 40402),
  ORDER_NOT_FOUND(404, 40403),
  ORDER_LINE_NOT_FOUND(404, 40404),
  LINK_NOT_FOUND(404, 40405),
  PREVIEW_NOT_FOUND(404, 40406),
  METHOD_NOT_ALLOWED(405, 40501),
  REQUEST_TIMEOUT(408, 40801),
  ORDER_LINE_EXISTS(409, 40901),
  ORDER_TOO_LARGE(409, 40902),
  LINK_EXPIRED(410, 41001),
  LINK_CANCELLED(410, 41002),
  CURSOR_EXPIRED(410, 41003),
  PRECONDITION_FAILED(412, 41201),
  BODY_TOO_LARGE(413, 41301),
  URI_TOO_LONG(414, 41401),
  UNSUPPORTED_MEDIA_TYPE(415, 41501),
  RANGE_NOT_SATISFIABLE(416, 41601),
  VALIDATION_FAILED(422, 42201),
  TOO_MANY_REQUESTS(429, 42901),
  HEADERS_TOO_LARGE(431, 43101),
  INTERNAL_ERROR(500, 50001),
  OVERLOADED(503, 50301),
  DATABASE_UNAVAILABLE(503, 50302),
  OUTCOME_UNKNOWN(503, 50303),
  COPY_NOT_READY(503, 50304),
  NOT_READY(503, 50305),
  COPY_DAMAGED(503, 50306),
  FILES_UNAVAILABLE(503, 50307);

  private final int status;
  private final int number;

  ErrorCode(int status, int number) {
    this.status = status;
    this.number = number;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The number that clients find in the field `code`.
  public int number() {
    return number;
  }
}
