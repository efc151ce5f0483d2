/// What the lines of the log say beside their message: whose request it was, which line. Whoever
/// works on something says so once, and every line that is logged meanwhile, by whatever class, has
/// it.
@NullMarked
package org.partbook.logging;

import org.jspecify.annotations.NullMarked;
