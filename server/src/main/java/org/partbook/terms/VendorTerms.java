package org.partbook.terms;

import java.time.Instant;
import org.partbook.access.VendorId;

/// Terms of a vendor, from a moment on until others take their place.
///
/// @param id ours; later terms have a higher one
public record VendorTerms(
    long id, VendorId vendor, Instant validFrom, Agreement agreement, Instant createdAt) {}
