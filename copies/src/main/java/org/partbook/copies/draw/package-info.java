/// What a page looks like, said in SVG. Invariant: nothing in a drawing is taken over from the PDF
/// as it stands there: it is numbers, colours and pictures that were written here, so a file can't
/// put anything of its own into a page of ours.
@NullMarked
package org.partbook.copies.draw;

import org.jspecify.annotations.NullMarked;
