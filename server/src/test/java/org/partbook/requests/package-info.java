/// Looks at what is kept of vendors' requests.
@NullMarked
package org.partbook.requests;

import org.jspecify.annotations.NullMarked;
