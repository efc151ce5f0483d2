/// Whether the server can do its work. It is looked at in the background; answers cost nothing.
@NullMarked
package org.partbook.health;

import org.jspecify.annotations.NullMarked;
