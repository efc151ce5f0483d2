/// What anybody may see and hear without buying.
@NullMarked
package org.partbook.preview;

import org.jspecify.annotations.NullMarked;
