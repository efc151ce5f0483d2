/// Tests of this feature against the running server.
@NullMarked
package org.partbook.health;

import org.jspecify.annotations.NullMarked;
