package org.partbook.http;

/// What a client has sent, noted in its request for those who keep what was refused. It may hold
/// names and tokens.
///
/// @param bytes all of them, or of a body that is too large the first ones; nobody changes them
// Nobody compares these.
@SuppressWarnings("ArrayRecordComponent")
public record SentBody(byte[] bytes) {}
