/// The rows of the table: what each one does, and beside what.
@NullMarked
package org.partbook.bench.serving.rows;

import org.jspecify.annotations.NullMarked;
