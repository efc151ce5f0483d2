/// Tests of this feature against the running server.
@NullMarked
package org.partbook.signing;

import org.jspecify.annotations.NullMarked;
