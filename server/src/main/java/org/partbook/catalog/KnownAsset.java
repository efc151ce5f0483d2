package org.partbook.catalog;

import java.util.Optional;

/// An asset as it was when it was read, with what a buyer of it would get.
///
/// @param fingerprint differs whenever the asset or one of its files does: whoever acts on what is
///   known here has it compared
/// @param goods its full file, if it has one
/// @param listing what an agreement with a vendor may go by
public record KnownAsset(Asset asset, String fingerprint, Optional<Goods> goods, Listing listing) {}
