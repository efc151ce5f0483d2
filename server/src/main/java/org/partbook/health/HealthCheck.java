package org.partbook.health;

import java.util.concurrent.Callable;

/// Tries one component.
///
/// @param name as it is shown to everybody
/// @param healthy whether it works; an exception means that it doesn't
public record HealthCheck(String name, Callable<Boolean> healthy) {}
