package org.partbook.copies;

/// How large a page is on a screen, in CSS pixels, of which 96 make an inch.
public record PageSize(int width, int height) {}
