package org.partbook.catalog;

import org.partbook.blob.BlobKey;

/// What a buyer of an asset gets.
///
/// @param type of the rendering: `pdf`, `musicxml`, …
/// @param personalised whether the publisher wants copies to say whose they are
public record Goods(String type, BlobKey blob, boolean personalised) {}
