@NullMarked
package org.partbook.copies.mark;

import org.jspecify.annotations.NullMarked;
