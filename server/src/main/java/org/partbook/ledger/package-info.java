/// The journal: everything that happened, each entry written once and never changed. Invariant: an
/// entry is written by the same transaction as what it tells of, and no person's name is in it.
@NullMarked
package org.partbook.ledger;

import org.jspecify.annotations.NullMarked;
