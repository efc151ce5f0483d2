/// The client against a server that does whatever a network can do to it.
@NullMarked
package org.partbook.client;

import org.jspecify.annotations.NullMarked;
