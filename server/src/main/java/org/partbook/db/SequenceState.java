package org.partbook.db;

/// How far a sequence has counted.
///
/// @param called whether `last` was handed out already
public record SequenceState(String name, long last, boolean called) {}
