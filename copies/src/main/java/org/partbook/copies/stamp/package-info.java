/// The stamp, laid out once for a copy and drawn twice: in PDFs and on drawn pages. Invariant: it
/// lies in the same place on both.
@NullMarked
package org.partbook.copies.stamp;

import org.jspecify.annotations.NullMarked;
