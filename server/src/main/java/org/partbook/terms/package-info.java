/// What was agreed with vendors: in which currency they sell, what they owe for a copy, what they
/// may sell and where. Invariant: terms are never edited; others take their place from a day on,
/// and each sale remembers its own.
@NullMarked
package org.partbook.terms;

import org.jspecify.annotations.NullMarked;
