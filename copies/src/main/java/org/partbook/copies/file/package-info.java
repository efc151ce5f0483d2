/// Files of scores, as bytes of which any part can be read: what kind they are, their SHA-256, and
/// what makes one unfit for sale.
@NullMarked
package org.partbook.copies.file;

import org.jspecify.annotations.NullMarked;
