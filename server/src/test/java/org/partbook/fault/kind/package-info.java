/// The kinds of faults, each a class of its own. A new one is entered in `Kinds`.
@NullMarked
package org.partbook.fault.kind;

import org.jspecify.annotations.NullMarked;
