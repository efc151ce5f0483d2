@NullMarked
package org.partbook.statement;

import org.jspecify.annotations.NullMarked;
