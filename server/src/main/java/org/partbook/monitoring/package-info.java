/// What tells whoever is woken up how the server is: numbers for Prometheus behind a door of their
/// own, and alerts to an address. Invariant: nobody who sells or buys waits for any of it, and
/// where nobody has asked for it, there is none of it.
@NullMarked
package org.partbook.monitoring;

import org.jspecify.annotations.NullMarked;
