/// What is done to the packages while they are made. None of it is in them.
@NullMarked
package org.partbook.packages;

import org.jspecify.annotations.NullMarked;
