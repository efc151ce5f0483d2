@NullMarked
package org.partbook.copies.look;

import org.jspecify.annotations.NullMarked;
