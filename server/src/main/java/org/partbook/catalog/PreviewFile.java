package org.partbook.catalog;

import org.partbook.blob.BlobKey;

/// A file of an asset that anybody may see or hear.
///
/// @param type of the rendering: `pdf`, `audio`, …
public record PreviewFile(String type, BlobKey blob) {}
