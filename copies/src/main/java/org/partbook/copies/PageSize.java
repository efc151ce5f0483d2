package org.partbook.copies;

/// How large a page is on a screen, in CSS pixels, of which 96 make an inch.
///
/// @param width 1 or more
/// @param height 1 or more
public record PageSize(int width, int height) {}
