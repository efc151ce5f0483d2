package org.partbook.client;

import java.util.Optional;

/// An instrument that an asset is for.
///
/// @param type its kind, such as `keyboard`
/// @param name its name, such as `Piano`
public record AssetInstrument(Optional<String> type, Optional<String> name) {}
