package org.partbook.http.jetty;

/// How many there are at the door.
///
/// @param connections that are open
/// @param most how many there may be
/// @param requests that are being answered
public record Crowd(int connections, int most, int requests) {}
