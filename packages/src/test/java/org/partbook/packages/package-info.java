/// Holds the packages to what is said of them, on machines of their own.
@NullMarked
package org.partbook.packages;

import org.jspecify.annotations.NullMarked;
