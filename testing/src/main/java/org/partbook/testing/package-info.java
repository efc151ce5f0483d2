/// What the tests of several modules share.
@NullMarked
package org.partbook.testing;

import org.jspecify.annotations.NullMarked;
