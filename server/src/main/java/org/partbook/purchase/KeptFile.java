package org.partbook.purchase;

import java.time.Instant;

/// A file that a buyer has besides the one that was sold.
///
/// @param since when it was taken, or first received
public record KeptFile(SoldFile file, Instant since) {}
