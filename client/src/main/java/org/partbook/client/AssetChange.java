package org.partbook.client;

import java.util.Optional;

/// What became of one asset since a cursor.
///
/// @param type what happened
/// @param assetId the asset's number
/// @param asset the asset as it is now; absent if it is to be had no more: then take it out
/// @param unknown what else the server said of it
public record AssetChange(
    ChangeType type, long assetId, Optional<AssetItem> asset, UnknownFields unknown) {}
