/// What every route shares: the error body, JSON read strictly and written exactly, request ids and
/// limits. It knows nothing of scores or purchases.
@NullMarked
package org.partbook.http;

import org.jspecify.annotations.NullMarked;
