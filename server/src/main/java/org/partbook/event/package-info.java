/// What vendors can be told of: one log of events for each vendor and environment, drawn from the
/// journal by one server at a time. Invariant: the numbers of a log have no gaps and become visible
/// in their order, and they move in the same transaction as the place that they were drawn from, so
/// nothing is left out and nothing is told twice under two numbers.
@NullMarked
package org.partbook.event;

import org.jspecify.annotations.NullMarked;
