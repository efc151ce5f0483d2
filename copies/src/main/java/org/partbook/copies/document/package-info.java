/// What a plain document is put together of: the objects of its PDF, its sheets, its font, and
/// texts in lines of a width. Invariant: nothing is kept of a sheet that is done, and the same
/// calls give the same bytes.
@NullMarked
package org.partbook.copies.document;

import org.jspecify.annotations.NullMarked;
