package org.partbook.access;

/// Who makes a request: the vendor and the environment of its token.
///
/// @param catalogAccess whether the vendor may list the catalogue, which is said when it is added
/// @param token what it came with, for whoever has to hold it against the table once more
public record Caller(
    VendorId vendor,
    String vendorName,
    Environment environment,
    boolean catalogAccess,
    TokenHash token) {}
