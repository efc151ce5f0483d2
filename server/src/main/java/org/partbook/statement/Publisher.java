package org.partbook.statement;

import java.util.Optional;

/// Who publishes, as it stands on statements.
public record Publisher(String name, Optional<String> address, Optional<String> vatNumber) {}
