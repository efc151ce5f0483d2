package org.partbook.fleet;

import java.util.Map;

/// Another server that is there.
///
/// @param run which of its runs, as a server is another one after each start
/// @param settings as they are compared, by their names
/// @param clockAhead of the database's clock, in milliseconds
record Neighbour(String run, String name, Map<String, String> settings, long clockAhead) {}
