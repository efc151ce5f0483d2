/// Pages are drawn as other people's programs show them.
@NullMarked
package org.partbook.page;

import org.jspecify.annotations.NullMarked;
