/// Faults, tried for real: servers at work while everything around them breaks, one thing after the
/// other, and a model of what was acknowledged that has to be true at the end. `make faults` runs
/// it for as long as one likes, `FaultTrialIT` through each kind once.
@NullMarked
package org.partbook.fault;

import org.jspecify.annotations.NullMarked;
