/// Signed statements: what the server once said and recognises when it comes back, in links and
/// validation tokens. Invariant: a statement signed for one purpose is worthless for any other.
@NullMarked
package org.partbook.signing;

import org.jspecify.annotations.NullMarked;
