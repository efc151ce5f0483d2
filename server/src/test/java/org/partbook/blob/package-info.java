/// Tests of where files are kept.
@NullMarked
package org.partbook.blob;

import org.jspecify.annotations.NullMarked;
