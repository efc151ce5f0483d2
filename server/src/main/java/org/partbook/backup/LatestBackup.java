package org.partbook.backup;

import java.time.Instant;

/// The last that was made of an installation.
///
/// @param at of which moment it is
/// @param leftOut how many stored files aren't in it, as they were damaged or gone
public record LatestBackup(String id, Instant at, long leftOut) {}
