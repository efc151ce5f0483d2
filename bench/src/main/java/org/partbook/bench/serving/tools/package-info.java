/// Other programs: the load generator, psql, pgbench, nginx. Each has a limit of time, and ends
/// with us.
@NullMarked
package org.partbook.bench.serving.tools;

import org.jspecify.annotations.NullMarked;
