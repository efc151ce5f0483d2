package org.partbook.catalog;

import org.partbook.ledger.Actor;

/// Where changes of the catalogue come from.
///
/// @param kind what was done, as in `import`
/// @param source what it was done with, as the name of a file
record ImportOrigin(Actor actor, String kind, String source) {}
