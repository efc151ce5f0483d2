/// How the server ends when it can't go on: at once, with a code that says so, instead of lingering
/// as a process that does nothing.
@NullMarked
package org.partbook.ending;

import org.jspecify.annotations.NullMarked;
