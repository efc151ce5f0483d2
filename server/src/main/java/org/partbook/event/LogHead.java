package org.partbook.event;

import java.time.Instant;
import java.util.Optional;

/// How a log stands.
///
/// @param key names it
/// @param last the number of its last event
/// @param gone up to which number events were deleted because of their age
/// @param goneAt the latest of those, if there are any
record LogHead(String key, long last, long gone, Optional<Instant> goneAt) {}
