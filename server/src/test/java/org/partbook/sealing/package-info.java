@NullMarked
package org.partbook.sealing;

import org.jspecify.annotations.NullMarked;
