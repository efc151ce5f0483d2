package org.partbook.ledger.log;

import org.partbook.audit.Hash;

/// How far the log goes, as the database has it.
///
/// @param size how many entries it has
/// @param lastId the number of the last of them in the journal, or 0
/// @param root what its tree hashes to
record LogState(long size, long lastId, Hash root) {}
