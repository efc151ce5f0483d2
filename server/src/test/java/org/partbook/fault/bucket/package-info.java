/// The bucket of a trial. It alone needs more than what the server is made of.
@NullMarked
package org.partbook.fault.bucket;

import org.jspecify.annotations.NullMarked;
