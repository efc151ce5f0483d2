/// The servers that share a database: who is there, what they have to agree in, and what they tell
/// each other. Invariant: no server answers whose settings would give other bytes than those of one
/// that is there, and one that has gone keeps nobody from starting for more than some seconds.
@NullMarked
package org.partbook.fleet;

import org.jspecify.annotations.NullMarked;
