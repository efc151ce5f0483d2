/// Tests of parties, shares and their versions.
@NullMarked
package org.partbook.rights;

import org.jspecify.annotations.NullMarked;
