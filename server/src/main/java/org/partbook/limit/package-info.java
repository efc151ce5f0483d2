/// How many requests there may be: of each access token, and, where nobody has shown one that
/// counts, of each address. Invariant: whoever asks for too much is refused before anything is done
/// for it; who is refused, and who guesses, costs the database nothing; and it is the same however
/// many servers there are, but for what they answer before they have heard of each other.
@NullMarked
package org.partbook.limit;

import org.jspecify.annotations.NullMarked;
