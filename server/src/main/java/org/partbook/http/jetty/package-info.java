/// The web server behind [org.partbook.http.Request] and [org.partbook.http.Response], and what
/// guards it. Invariant: nothing outside this package knows which web server it is.
@NullMarked
package org.partbook.http.jetty;

import org.jspecify.annotations.NullMarked;
