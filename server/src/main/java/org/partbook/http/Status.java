package org.partbook.http;

/// The statuses of answers that are no errors; those of errors are in [ErrorCode].
public final class Status {
  public static final int OK = 200;
  public static final int CREATED = 201;
  public static final int ACCEPTED = 202;
  public static final int PARTIAL_CONTENT = 206;
  public static final int SEE_OTHER = 303;
  public static final int NOT_MODIFIED = 304;
  public static final int NOT_FOUND = 404;

  private Status() {}
}
