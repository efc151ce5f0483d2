/// What a buyer gets: the bytes of a copy, and pictures of its pages. Invariant: a copy is a pure
/// function of the line and the score, so its length and its ETag are known before a byte is read,
/// and any part of it may be asked for at any time, from any server.
@NullMarked
package org.partbook.scores;

import org.jspecify.annotations.NullMarked;
