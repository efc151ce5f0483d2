package org.partbook.sandbox;

import java.time.Instant;
import org.partbook.sandbox.IntegrationReport.State;

/// What was seen of a situation, the last time.
///
/// @param state never open
/// @param what a sentence without its full stop
record Sighting(Situation situation, State state, Instant at, String what) {}
