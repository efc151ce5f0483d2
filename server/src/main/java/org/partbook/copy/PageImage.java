package org.partbook.copy;

import java.nio.file.Path;

/// The picture of a page.
///
/// @param file a PNG
/// @param etag a strong one, with its quotation marks
public record PageImage(Path file, String etag) {}
