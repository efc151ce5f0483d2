package org.partbook.access;

/// Who makes a request: the vendor and the environment of its token.
///
/// @param catalogAccess whether the vendor may list the catalogue
public record Caller(
    VendorId vendor, String vendorName, Environment environment, boolean catalogAccess) {}
