/// Tests of this feature against the running server.
@NullMarked
package org.partbook.vendor;

import org.jspecify.annotations.NullMarked;
