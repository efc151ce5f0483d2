package org.partbook.client;

import java.util.Optional;

/// A form in which an asset is available.
///
/// @param type `pdf`, `scorch`, `musicxml`, `embed`, `audio` or `streaming`; others may come
/// @param usage `full` or `preview`; others may come
public record AssetRendering(Optional<String> type, Optional<String> usage) {}
