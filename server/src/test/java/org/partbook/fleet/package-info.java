/// Servers beside each other, on one database.
@NullMarked
package org.partbook.fleet;

import org.jspecify.annotations.NullMarked;
