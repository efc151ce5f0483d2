/// From a file back to whom it was sold to: finds the marks of copies in PDFs, saved pages and
/// pictures. Invariant: the file is only read, and what can't be read of it hides nothing that can.
@NullMarked
package org.partbook.copies.trace;

import org.jspecify.annotations.NullMarked;
