/// Tests of this feature against the running server.
@NullMarked
package org.partbook.fulfilment;

import org.jspecify.annotations.NullMarked;
