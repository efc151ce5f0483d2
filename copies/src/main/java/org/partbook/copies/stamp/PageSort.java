package org.partbook.copies.stamp;

/// Pages of a score on which the stamp is laid out in the same way.
///
/// @param rooms what is free on all of them
public record PageSort(PageGeometry geometry, Rooms rooms) {}
