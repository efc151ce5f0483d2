/// What was measured, as JSON, as a page and as pictures.
@NullMarked
package org.partbook.bench.serving.report;

import org.jspecify.annotations.NullMarked;
