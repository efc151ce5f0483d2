package org.partbook.fault;

import java.time.Duration;
import java.time.Instant;
import org.partbook.fault.shop.Watched;

/// A fault that was put in, and what shops saw of it.
///
/// @param kind its name
/// @param lasted from its beginning until what caused it was taken away
/// @param recovery from then on
/// @param during what was seen until everything was recovered
record Row(String kind, Instant at, Duration lasted, Recovery recovery, Watched during) {}
