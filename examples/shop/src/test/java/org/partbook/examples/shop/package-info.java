/// The shop against the real server.
@NullMarked
package org.partbook.examples.shop;

import org.jspecify.annotations.NullMarked;
