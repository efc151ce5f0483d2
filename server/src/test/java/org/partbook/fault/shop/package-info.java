/// The load of a trial: shops of several vendors, and what they were told. They know nothing of the
/// server but its HTTP, so what they remember is a model of its own of what has to be true.
@NullMarked
package org.partbook.fault.shop;

import org.jspecify.annotations.NullMarked;
