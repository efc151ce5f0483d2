package org.partbook.copy;

/// The picture of a page of a copy.
///
/// @param png never to be changed
/// @param etag a strong one, with its quotation marks
// Nobody compares these, and nobody changes the arrays.
@SuppressWarnings("ArrayRecordComponent")
public record PageImage(byte[] png, String etag) {}
