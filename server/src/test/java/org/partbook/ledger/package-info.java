@NullMarked
package org.partbook.ledger;

import org.jspecify.annotations.NullMarked;
