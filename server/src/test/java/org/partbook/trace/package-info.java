@NullMarked
package org.partbook.trace;

import org.jspecify.annotations.NullMarked;
