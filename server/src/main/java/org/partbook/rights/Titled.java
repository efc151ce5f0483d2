package org.partbook.rights;

import org.partbook.catalog.AssetId;

/// An asset and how it is called today.
public record Titled(AssetId asset, String title) {}
