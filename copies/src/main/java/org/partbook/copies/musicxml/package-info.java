/// MusicXML, plain and compressed, prepared for copies: the licence goes into
/// `identification/rights`. Invariant: nothing else of the score changes.
@NullMarked
package org.partbook.copies.musicxml;

import org.jspecify.annotations.NullMarked;
