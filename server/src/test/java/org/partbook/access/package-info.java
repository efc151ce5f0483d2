/// Tests of this feature against the running server.
@NullMarked
package org.partbook.access;

import org.jspecify.annotations.NullMarked;
