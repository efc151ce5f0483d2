@NullMarked
package org.partbook.child;

import org.jspecify.annotations.NullMarked;
