/// Vendors, their access tokens, and the environment that a token belongs to. Invariant: nothing
/// that could be used as a token is ever stored or logged.
@NullMarked
package org.partbook.access;

import org.jspecify.annotations.NullMarked;
