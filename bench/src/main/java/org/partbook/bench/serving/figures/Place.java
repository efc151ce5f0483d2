package org.partbook.bench.serving.figures;

/// Where a figure stands in a [Round].
public record Place(String contender, String figure) {}
