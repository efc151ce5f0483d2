package org.partbook.web;

import java.util.Optional;
import org.partbook.access.Vendor;
import org.partbook.http.Request;

/// The way back to the shop that a link came from. It leads out of a frame as well: the shop takes
/// the place of the page that the frame stands in.
///
/// @param address of the shop
/// @param text that the buyer reads
public record ShopLink(String address, String text) {
  /// Nothing if the publisher hasn't said where the vendor's shop is.
  public static Optional<ShopLink> to(Vendor vendor, Language language) {
    return vendor
        .shop()
        .map(shop -> new ShopLink(shop.value(), language.words().backTo(vendor.name())));
  }

  /// Nothing if a route hasn't told whose link was asked for.
  static Optional<ShopLink> of(Request request, Language language) {
    return request.noted(Vendor.class).flatMap(vendor -> to(vendor, language));
  }
}
