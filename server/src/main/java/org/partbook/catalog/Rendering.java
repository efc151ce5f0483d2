package org.partbook.catalog;

import java.util.OptionalInt;
import org.partbook.blob.BlobKey;

/// A file of an asset.
///
/// @param type `pdf`, `musicxml`, …
/// @param usage `full` or `preview`
/// @param bytes its size
/// @param pageCount for a PDF
public record Rendering(
    String type, String usage, BlobKey blob, long bytes, OptionalInt pageCount) {}
