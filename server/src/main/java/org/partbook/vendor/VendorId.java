package org.partbook.vendor;

/// The publisher's number for a vendor.
public record VendorId(long value) {}
