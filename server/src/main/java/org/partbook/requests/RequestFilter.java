package org.partbook.requests;

import java.util.Optional;
import java.util.OptionalInt;

/// Which requests are wanted.
///
/// @param refused only those
/// @param operation its method and its path
public record RequestFilter(boolean refused, Optional<String> operation, OptionalInt status) {}
