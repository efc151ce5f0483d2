@NullMarked
package org.partbook.copies.typeset;

import org.jspecify.annotations.NullMarked;
