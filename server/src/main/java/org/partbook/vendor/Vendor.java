package org.partbook.vendor;

import java.time.Instant;

/// A shop that sells.
///
/// @param catalogAccess whether it may list the catalogue
public record Vendor(VendorId id, String name, boolean catalogAccess, Instant createdAt) {}
