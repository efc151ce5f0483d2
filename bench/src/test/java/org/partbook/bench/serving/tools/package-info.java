@NullMarked
package org.partbook.bench.serving.tools;

import org.jspecify.annotations.NullMarked;
