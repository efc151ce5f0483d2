/// A PostgreSQL that a program brings along: unpacked, started, watched, shared by its processes,
/// stopped. Invariant: only who holds the gate starts it, and only who holds the gate and knows
/// that nobody uses it stops it.
@NullMarked
package org.partbook.postgres;

import org.jspecify.annotations.NullMarked;
