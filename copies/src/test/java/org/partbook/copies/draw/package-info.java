/// Pages are drawn as other people's programs show them.
@NullMarked
package org.partbook.copies.draw;

import org.jspecify.annotations.NullMarked;
