/// Whether the server can do its work.
@NullMarked
package org.partbook.health;

import org.jspecify.annotations.NullMarked;
