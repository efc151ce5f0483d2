/// Files of rows as people keep them in spreadsheets, read with the place of each mistake.
/// Invariant: what can't be read is told, and never guessed.
@NullMarked
package org.partbook.csv;

import org.jspecify.annotations.NullMarked;
