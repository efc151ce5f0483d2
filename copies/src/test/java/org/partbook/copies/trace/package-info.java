@NullMarked
package org.partbook.copies.trace;

import org.jspecify.annotations.NullMarked;
