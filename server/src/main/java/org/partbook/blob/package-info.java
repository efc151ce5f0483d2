/// Bytes by key: the files of renderings and images, and what is made of them. Invariant: a key is
/// the SHA-256 of its bytes, so what is stored under a key never changes, and what a disk has
/// changed is given to nobody.
@NullMarked
package org.partbook.blob;

import org.jspecify.annotations.NullMarked;
