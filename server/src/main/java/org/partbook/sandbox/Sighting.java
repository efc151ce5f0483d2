package org.partbook.rehearsal;

import java.time.Instant;

/// What was seen of a situation, the last time.
///
/// @param what a sentence without its full stop
record Sighting(Situation situation, Stage stage, Instant at, String what) {}
