package org.partbook.scores;

import org.partbook.blob.BlobKey;
import org.partbook.catalog.AssetId;

/// A score for sale that isn't prepared in today's form.
///
/// @param asset one that it is sold as
/// @param type of the rendering: `pdf` or `musicxml`
/// @param personalised whether it is sold in personal copies
public record UnpreparedScore(AssetId asset, BlobKey blob, String type, boolean personalised) {}
