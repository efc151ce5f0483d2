/// Goes through the sandbox as a vendor's program does.
@NullMarked
package org.partbook.sandbox;

import org.jspecify.annotations.NullMarked;
