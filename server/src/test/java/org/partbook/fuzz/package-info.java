/// Lets in at every door what nobody sane would send, and asks whether what must be true still is:
/// bytes that were mutated, and sequences of requests that were drawn by chance.
@NullMarked
package org.partbook.fuzz;

import org.jspecify.annotations.NullMarked;
