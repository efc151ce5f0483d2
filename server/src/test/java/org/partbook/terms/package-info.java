@NullMarked
package org.partbook.terms;

import org.jspecify.annotations.NullMarked;
