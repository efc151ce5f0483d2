@NullMarked
package org.partbook.client.testing;

import org.jspecify.annotations.NullMarked;
