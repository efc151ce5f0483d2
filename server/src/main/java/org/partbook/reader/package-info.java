/// The page that shows a copy in the browser. Invariant: it gives away pictures of pages and never
/// the file, and every picture is asked for with the link, which is checked each time.
@NullMarked
package org.partbook.reader;

import org.jspecify.annotations.NullMarked;
