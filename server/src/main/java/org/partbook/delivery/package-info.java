/// Links to a copy, and its download. Invariants: a link is checked at every request, so it is dead
/// from the moment on in which its line is cancelled; and no byte of a score goes out before it is
/// on record that the line was delivered.
@NullMarked
package org.partbook.delivery;

import org.jspecify.annotations.NullMarked;
