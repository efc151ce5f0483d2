/// What the doctor's parts do by themselves; what it says of a whole installation is tried by
/// `command.DoctorTest`.
@NullMarked
package org.partbook.doctor;

import org.jspecify.annotations.NullMarked;
