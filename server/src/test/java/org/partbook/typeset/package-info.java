@NullMarked
package org.partbook.typeset;

import org.jspecify.annotations.NullMarked;
