/// Lives through the vendor's guide, as a shop's developer would who copies it piece by piece.
@NullMarked
package org.partbook.guide;

import org.jspecify.annotations.NullMarked;
