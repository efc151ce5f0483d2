/// What is computed from what was measured: spreads, ratios, goals, which rounds count. Nothing in
/// here reads a clock or a file.
@NullMarked
package org.partbook.bench.serving.figures;

import org.jspecify.annotations.NullMarked;
