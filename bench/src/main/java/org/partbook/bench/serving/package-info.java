/// `make bench`: measures the whole program beside what does the same work with less, row by row.
/// It owns the order of things: what is started, which contender comes first in which round, and
/// which rounds count. Invariant: whatever it starts has ended when it ends, and a row with errors
/// has no figure.
@NullMarked
package org.partbook.bench.serving;

import org.jspecify.annotations.NullMarked;
