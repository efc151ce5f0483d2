/// Tests of files of other kinds.
@NullMarked
package org.partbook.exchange;

import org.jspecify.annotations.NullMarked;
