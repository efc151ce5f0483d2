/// How prepared files and copies are put together of bytes: regions, pieces between them, the end
/// of a prepared file, checksums that are combined instead of computed anew.
@NullMarked
package org.partbook.copies.bytes;

import org.jspecify.annotations.NullMarked;
