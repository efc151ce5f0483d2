/// Tests of the whole, and what all tests share.
@NullMarked
package org.partbook;

import org.jspecify.annotations.NullMarked;
