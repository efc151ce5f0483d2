/// JSON as the contract wants it: read strictly, written with plain decimals, and field by field
/// with what is wrong with each. Knows nothing of HTTP.
@NullMarked
package org.partbook.json;

import org.jspecify.annotations.NullMarked;
