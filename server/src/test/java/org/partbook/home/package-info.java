/// Goes from the first page to all others.
@NullMarked
package org.partbook.home;

import org.jspecify.annotations.NullMarked;
