/// Text in any script, as glyphs: shaping, fonts, and the part of a font that travels with a copy.
/// Invariant: every character of a text is represented, in the right order; what no font has shows
/// as a visible sign, and no text makes it fail.
@NullMarked
package org.partbook.copies.typeset;

import org.jspecify.annotations.NullMarked;
