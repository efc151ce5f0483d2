package org.partbook.copy;

/// How large the image of a page is, in pixels.
public record PageSize(int width, int height) {}
