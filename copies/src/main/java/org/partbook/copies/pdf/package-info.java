/// PDFs, prepared for copies: a body that never changes, and a tail that is computed for each
/// buyer. Invariant: no page of a copy can be reached without the stamp, however the file is cut.
@NullMarked
package org.partbook.copies.pdf;

import org.jspecify.annotations.NullMarked;
