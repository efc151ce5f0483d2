/// Measures what a personal copy costs, beside the two usual ways of stamping a PDF. Invariant: all
/// ways start from the same score and write the same words; where they do unequal work, the others
/// have less to do than we.
@NullMarked
package org.partbook.bench;

import org.jspecify.annotations.NullMarked;
