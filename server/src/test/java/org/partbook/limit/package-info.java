/// Asks for too much, as shops and strangers do.
@NullMarked
package org.partbook.limit;

import org.jspecify.annotations.NullMarked;
