/// What anybody may see and hear of assets without buying them: previews that the publisher has
/// made, and looks inside. Invariant: nothing that is sold goes out by these ways, nor anything of
/// an asset that was withdrawn; strangers can't make the server work without bound.
@NullMarked
package org.partbook.preview;

import org.jspecify.annotations.NullMarked;
