package org.partbook.copies.mark;

/// A small rectangle on a page, perhaps of a `HiddenMark`. The unit doesn't matter.
///
/// @param x where its centre is; the axes point as the page's do, to the right and upwards
/// @param size the longer side of the upright box around it
public record Speck(double x, double y, double size) {}
