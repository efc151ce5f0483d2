@NullMarked
package org.partbook.event;

import org.jspecify.annotations.NullMarked;
