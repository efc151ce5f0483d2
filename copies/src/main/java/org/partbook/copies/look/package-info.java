/// A look inside a score: pictures of its pages for those who haven't bought it. The first can be
/// read, and all bear a mark across the music. Invariant: of a page that can't be read nothing gets
/// into its picture but the darkness of a few hundred cells.
@NullMarked
package org.partbook.copies.look;

import org.jspecify.annotations.NullMarked;
