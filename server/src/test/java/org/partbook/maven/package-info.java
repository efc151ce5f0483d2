@NullMarked
package org.partbook.maven;

import org.jspecify.annotations.NullMarked;
