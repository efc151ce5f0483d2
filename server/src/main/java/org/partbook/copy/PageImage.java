package org.partbook.copy;

/// The picture of a page of a copy.
///
/// @param png never to be changed
/// @param etag a strong one, with its quotation marks
public record PageImage(byte[] png, String etag) {}
