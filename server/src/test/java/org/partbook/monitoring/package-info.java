/// Numbers, alerts and the log as programs read it.
@NullMarked
package org.partbook.monitoring;

import org.jspecify.annotations.NullMarked;
