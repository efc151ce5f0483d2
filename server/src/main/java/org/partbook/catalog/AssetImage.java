package org.partbook.catalog;

import org.partbook.blob.BlobKey;

/// An image of an asset that we keep and serve ourselves.
///
/// @param name the last part of its address
/// @param mediaType `image/png` or `image/jpeg`
record AssetImage(String name, BlobKey blob, String mediaType) {}
