@NullMarked
package org.partbook.bench.serving.figures;

import org.jspecify.annotations.NullMarked;
