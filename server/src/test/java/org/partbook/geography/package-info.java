/// Where buyers are.
@NullMarked
package org.partbook.geography;

import org.jspecify.annotations.NullMarked;
