/// Child processes, in which the files of strangers are read: a file may be made to take all the
/// memory and time that there is. Invariant: whatever such a file does, it does to a child, which
/// has its own limits, is known by nobody else, and ends with the process that started it.
@NullMarked
package org.partbook.child;

import org.jspecify.annotations.NullMarked;
