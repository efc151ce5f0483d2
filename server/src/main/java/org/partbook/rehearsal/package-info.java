/// The integration report: what a vendor's program does in the sandbox, which situations it has met
/// and handled, and the page that explains them. It looks on and decides nothing: a purchase is the
/// same whether or not anybody reads the report.
@NullMarked
package org.partbook.rehearsal;

import org.jspecify.annotations.NullMarked;
