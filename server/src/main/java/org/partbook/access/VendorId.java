package org.partbook.access;

/// The publisher's number for a vendor.
public record VendorId(long value) {}
