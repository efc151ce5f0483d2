/// The sandbox, above live code, which knows nothing of it. Its own assets each go wrong in a way
/// of their own, so that shops can learn to live with it before it happens to a buyer; and what a
/// vendor's program makes of it is in the integration report. What goes wrong depends on what is
/// stored of the asset and on what the line has met before, never on chance; looking on decides
/// nothing; and neither touches a live purchase.
@NullMarked
package org.partbook.sandbox;

import org.jspecify.annotations.NullMarked;
