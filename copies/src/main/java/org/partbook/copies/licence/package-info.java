/// Whose a copy is, and in which words and where it says so. These are part of what a copy is
/// computed from: the text of a record is part of every ETag.
@NullMarked
package org.partbook.copies.licence;

import org.jspecify.annotations.NullMarked;
