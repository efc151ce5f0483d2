/// The sandbox's own assets, each of which goes wrong in a way of its own, so that shops can learn
/// to live with it before it happens to a buyer. What goes wrong depends on the asset and on what
/// the line has met before, never on chance, and never touches a live purchase.
@NullMarked
package org.partbook.sandbox;

import org.jspecify.annotations.NullMarked;
