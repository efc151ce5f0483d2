/// Order lines and what may become of them: register, info, cancel, validate. Invariants: a line
/// (vendor, environment, order, line) exists at most once; nobody is told that it is registered
/// before that is durable; every change of its status bumps or checks what hangs on it in one
/// statement.
@NullMarked
package org.partbook.purchase;

import org.jspecify.annotations.NullMarked;
