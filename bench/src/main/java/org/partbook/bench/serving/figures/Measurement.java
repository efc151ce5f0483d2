package org.partbook.bench.serving.figures;

import java.util.Map;

/// What one contender did in one round.
public record Measurement(Map<String, Double> figures, Others others) {}
