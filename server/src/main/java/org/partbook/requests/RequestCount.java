package org.partbook.requests;

/// How many requests there were of one operation that were answered in one way.
///
/// @param operation its method and its path
/// @param micros that they took together
public record RequestCount(String operation, int status, long requests, long micros) {
  public boolean isRefused() {
    return status >= Answered.REFUSED;
  }
}
