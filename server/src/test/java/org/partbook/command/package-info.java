/// Tests of the launcher, the command line and the demo, most of them as processes of their own.
@NullMarked
package org.partbook.command;

import org.jspecify.annotations.NullMarked;
