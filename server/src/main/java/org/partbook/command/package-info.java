/// The command line: what a publisher types, and what is printed in answer.
///
/// Data goes to stdout, messages and progress to stderr; an error is a sentence, never a stack
/// trace; and the exit code says how it went ([Exit]).
@NullMarked
package org.partbook.command;

import org.jspecify.annotations.NullMarked;
