package org.partbook.statement;

import java.util.Optional;

/// Whom a statement is for, as they were when it was made.
///
/// @param key by which we know them: the number of a vendor, the id of a party
public record StatementParty(
    String key,
    String name,
    Optional<String> address,
    Optional<String> vatNumber,
    Optional<String> isni,
    Optional<String> ipi) {}
