package org.partbook.client.testing;

import java.time.Duration;
import java.util.Optional;

/// Something that goes wrong with a request: [FakeFaults].
public final class Fault {
  private final Kind kind;
  private final int status;
  private final String name;
  private final Duration time;
  private final int bytes;

  enum Kind {
    /// An answer other than the true one; nothing is done.
    ANSWER,
    /// A page of somebody on the way; nothing is done.
    PAGE,
    /// The connection breaks before anything is done.
    LOST_REQUEST,
    /// It is done, and then the connection breaks.
    LOST_ANSWER,
    /// It is done late.
    SLOW,
    /// The answer breaks off.
    BREAKS
  }

  private Fault(Kind kind, int status, String name, Duration time, int bytes) {
    this.kind = kind;
    this.status = status;
    this.name = name;
    this.time = time;
    this.bytes = bytes;
  }

  /// An error of the API; nothing is done.
  ///
  /// @param status the HTTP status, 400 to 599
  /// @param name the error's name, such as `VALIDATION_FAILED`
  /// @return the fault
  public static Fault error(int status, String name) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("an error has a status from 400 to 599, not " + status);
    }
    return new Fault(Kind.ANSWER, status, name, Duration.ZERO, 0);
  }

  /// 401, as with a token that has been revoked.
  ///
  /// @return the fault
  public static Fault unauthorized() {
    return error(401, "UNAUTHORIZED");
  }

  /// 503 `OVERLOADED`: nothing was done, and the shop shall come again.
  ///
  /// @param retryAfter when, in whole seconds
  /// @return the fault
  public static Fault overloaded(Duration retryAfter) {
    return new Fault(Kind.ANSWER, 503, "OVERLOADED", retryAfter, 0);
  }

  /// 503 `OUTCOME_UNKNOWN`, and nothing was done.
  ///
  /// @return the fault
  public static Fault outcomeUnknown() {
    return new Fault(Kind.ANSWER, 503, "OUTCOME_UNKNOWN", Duration.ofSeconds(1), 0);
  }

  /// A page of HTML from a proxy on the way; nothing is done.
  ///
  /// @param status the HTTP status, such as 502
  /// @return the fault
  public static Fault proxyPage(int status) {
    return new Fault(Kind.PAGE, status, "", Duration.ZERO, 0);
  }

  /// The connection breaks, and nothing was done. Java's own HTTP client repeats a GET by itself
  /// then.
  ///
  /// @return the fault
  public static Fault lostRequest() {
    return new Fault(Kind.LOST_REQUEST, 0, "", Duration.ZERO, 0);
  }

  /// The connection breaks after it was done. Java's own HTTP client repeats a GET by itself then.
  ///
  /// @return the fault
  public static Fault lostAnswer() {
    return new Fault(Kind.LOST_ANSWER, 0, "", Duration.ZERO, 0);
  }

  /// The request is dealt with late.
  ///
  /// @param time how late
  /// @return the fault
  public static Fault slow(Duration time) {
    return new Fault(Kind.SLOW, 0, "", time, 0);
  }

  /// The answer breaks off, such as a download that has to be gone on with.
  ///
  /// @param bytes after so many bytes of its body
  /// @return the fault
  public static Fault breaksAfter(int bytes) {
    return new Fault(Kind.BREAKS, 0, "", Duration.ZERO, bytes);
  }

  Kind kind() {
    return kind;
  }

  Duration time() {
    return time;
  }

  int bytes() {
    return bytes;
  }

  /// What it answers, if it answers something of its own.
  ///
  /// @param request the request's number
  Optional<Answer> answer(String request) {
    if (kind == Kind.PAGE) {
      return Optional.of(Answer.html(status, "<!DOCTYPE html><title>Oh</title><p>Oh."));
    }
    if (kind != Kind.ANSWER) {
      return Optional.empty();
    }
    var problem = Problem.like(status, name);
    var answer = Answer.of(problem, request);
    return Optional.of(
        time.isZero() ? answer : answer.with("Retry-After", Long.toString(time.toSeconds())));
  }

  @Override
  public String toString() {
    return "Fault[" + kind + (status == 0 ? "" : " " + status + " " + name) + "]";
  }
}
