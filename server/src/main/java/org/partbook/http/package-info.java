/// What every route shares: the error body, JSON bodies, ranges, request ids and limits. It knows
/// nothing of scores or purchases.
@NullMarked
package org.partbook.http;

import org.jspecify.annotations.NullMarked;
