package org.partbook.client;

/// How one part of the server feels.
///
/// @param name what it is, such as `database`
/// @param health whether it works
public record HealthItem(String name, boolean health) {}
