package org.partbook.copies.trace;

import java.util.OptionalInt;

/// One place where a code was read.
///
/// @param kind what sort of place
/// @param page counted from 1; none if it is the file's mark and no page's
/// @param corrected how many symbols had to be mended to read it, of the 22 that a hidden row has
public record Evidence(MarkKind kind, OptionalInt page, int corrected) {}
