/// A Java client for the HL Connect purchase API. It knows nothing of the server's types.
@NullMarked
package org.partbook.client;

import org.jspecify.annotations.NullMarked;
