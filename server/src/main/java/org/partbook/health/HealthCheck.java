package org.partbook.health;

import java.util.concurrent.Callable;

/// Tries one component.
///
/// @param name as it is shown to everybody
/// @param necessary whether nothing can be sold or delivered without it
/// @param healthy whether it works; an exception means that it doesn't
public record HealthCheck(String name, boolean necessary, Callable<Boolean> healthy) {}
