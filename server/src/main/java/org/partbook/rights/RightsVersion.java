package org.partbook.rights;

import java.time.Instant;
import java.util.Optional;

/// An import that changed something.
///
/// @param id counts up from 1
/// @param actor who did it
/// @param partiesSha256 of the file with the parties, if there was one, in hexadecimal
/// @param sharesSha256 of the file with the shares, if there was one, in hexadecimal
public record RightsVersion(
    long id,
    Instant at,
    String actor,
    Optional<String> partiesSha256,
    Optional<String> sharesSha256,
    Optional<String> note) {}
