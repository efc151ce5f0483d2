/// Where a buyer is: from an address to a country.
@NullMarked
package org.partbook.geography;

import org.jspecify.annotations.NullMarked;
