/// Holds what the program is packaged with to the program.
@NullMarked
package org.partbook.packaging;

import org.jspecify.annotations.NullMarked;
