@NullMarked
package org.partbook.ledger.log;

import org.jspecify.annotations.NullMarked;
