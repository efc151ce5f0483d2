/// Looks at the page `/vendor` as shops and strangers do.
@NullMarked
package org.partbook.vendorpage;

import org.jspecify.annotations.NullMarked;
