@NullMarked
package org.partbook.ending;

import org.jspecify.annotations.NullMarked;
