/// The page that shows a copy in the browser. Invariant: it gives away drawn pages and never the
/// PDF, and every page is asked for with the link, which is checked each time.
@NullMarked
package org.partbook.reader;

import org.jspecify.annotations.NullMarked;
