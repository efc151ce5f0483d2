package org.partbook.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.partbook.fault.shop.Watched;

/// A fault that was put in, and what shops saw of it.
///
/// @param kind its name
/// @param lasted from its beginning until what caused it was taken away
/// @param recovery from then on
/// @param during what was seen until everything was recovered
/// @param waits by the names of errors, how much longer than others their refusals may take
/// @param silences whether a server may say nothing while it lasts
record Row(
    String kind,
    Instant at,
    Duration lasted,
    Recovery recovery,
    Watched during,
    Map<String, Duration> waits,
    boolean silences) {}
