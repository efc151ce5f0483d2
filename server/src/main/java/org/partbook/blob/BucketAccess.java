package org.partbook.blob;

import java.net.URI;
import java.util.Optional;

/// How a store that speaks S3 is reached.
///
/// @param endpoint where it is, if it isn't Amazon's
/// @param region if it isn't named elsewhere
/// @param pathStyle whether a bucket's name stands in the path, and not in the host's name
/// @param profile under which its keys are, if they aren't those that are found first
public record BucketAccess(
    Optional<URI> endpoint, Optional<String> region, boolean pathStyle, Optional<String> profile) {}
