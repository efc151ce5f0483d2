/// The forms in which a statement is handed over: for people, spreadsheets, accounting programs and
/// other publishers' systems. Invariant: a form says nothing that isn't in the statement's
/// document, and the same document gives the same bytes; it is read once, in a stream, and refused
/// as a whole if it isn't a statement.
@NullMarked
package org.partbook.statement.form;

import org.jspecify.annotations.NullMarked;
