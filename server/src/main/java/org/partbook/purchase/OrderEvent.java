package org.partbook.purchase;

import java.time.Instant;
import java.util.Optional;

/// One entry of the ledger: what happened to a line, and when.
public record OrderEvent(String kind, Instant at, Optional<String> detail) {}
