@NullMarked
package org.partbook.mark;

import org.jspecify.annotations.NullMarked;
