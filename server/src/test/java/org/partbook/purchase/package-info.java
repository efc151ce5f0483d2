/// The rules of a purchase, seen from a vendor's program.
@NullMarked
package org.partbook.purchase;

import org.jspecify.annotations.NullMarked;
