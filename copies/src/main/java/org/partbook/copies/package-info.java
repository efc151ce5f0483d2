/// Personal copies of scores, at the cost of a static file: the whole of what programs need.
/// [CopyMaker] is where to begin. Invariant: a copy is a pure function of the prepared file, the
/// licence and the settings, so its length and its ETag are known before a byte is read, and any
/// part of it may be asked for at any time, from any machine.
@NullMarked
package org.partbook.copies;

import org.jspecify.annotations.NullMarked;
