/// What the machine tells of itself under `/proc`: processor time, ours and others', memory, the
/// kernel's buffers.
@NullMarked
package org.partbook.bench.serving.machine;

import org.jspecify.annotations.NullMarked;
