/// Catalogue files of every kind: each is made the lines of the catalogue format on its way in, and
/// of them on its way out. Invariant: what comes out goes in unchanged, and what is told of a file
/// names the place in that very file.
@NullMarked
package org.partbook.exchange;

import org.jspecify.annotations.NullMarked;
