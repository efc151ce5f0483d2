@NullMarked
package org.partbook.webhook;

import org.jspecify.annotations.NullMarked;
