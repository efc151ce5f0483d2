/// Takes registered lines to completed or failed. Invariant: the order line itself is the job,
/// claimed with a lease and settled only by whoever holds it, so that a crash at any point loses
/// nothing and settles nothing twice.
@NullMarked
package org.partbook.fulfilment;

import org.jspecify.annotations.NullMarked;
