/// What a trial runs: servers, their database, the wires between them, small disks, an upstream.
@NullMarked
package org.partbook.fault.site;

import org.jspecify.annotations.NullMarked;
