@NullMarked
package org.partbook.bench.serving.report;

import org.jspecify.annotations.NullMarked;
