/// What vendors' programs asked for and how it was answered, kept for 30 days for the vendors
/// themselves. Invariant: no buyer's name, token or address gets into it, and nobody's request
/// waits for it.
@NullMarked
package org.partbook.requests;

import org.jspecify.annotations.NullMarked;
