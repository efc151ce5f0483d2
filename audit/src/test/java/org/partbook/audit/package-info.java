@NullMarked
package org.partbook.audit;

import org.jspecify.annotations.NullMarked;
