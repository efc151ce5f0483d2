/// The page `/`, which leads to all others, and the guides for vendors at `/docs/…`. Invariant:
/// what is shown is part of the program, and the same for everybody.
@NullMarked
package org.partbook.home;

import org.jspecify.annotations.NullMarked;
