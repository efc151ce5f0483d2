package org.partbook.catalog;

import org.partbook.catalog.LookRules.Look;

/// An asset that anybody may look into.
///
/// @param title plain text
public record SeenInside(String title, Look look) {}
