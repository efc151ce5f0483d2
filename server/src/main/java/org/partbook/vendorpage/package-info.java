/// The page `/vendor`, on which a shop's developers and bookkeepers look at what is theirs, and
/// look after their webhooks. Invariant: whatever is shown or changed belongs to the vendor and the
/// environment of the session; nothing that could be used as a token, a session or a link is
/// stored, logged or shown twice.
@NullMarked
package org.partbook.vendorpage;

import org.jspecify.annotations.NullMarked;
