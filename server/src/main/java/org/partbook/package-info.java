/// The program itself: the command line, the settings, and the one place where everything is put
/// together.
@NullMarked
package org.partbook;

import org.jspecify.annotations.NullMarked;
