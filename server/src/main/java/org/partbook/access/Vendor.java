package org.partbook.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A shop that sells.
///
/// @param catalogAccess whether it may list the catalogue
/// @param frames the sites that may show its view links in a frame
/// @param suspendedAt since when it may sell nothing, if so
/// @param shop where buyers find it, if it is to be found
/// @param details whom its statements are addressed to
public record Vendor(
    VendorId id,
    String name,
    boolean catalogAccess,
    List<FrameOrigin> frames,
    Optional<ShopAddress> shop,
    VendorDetails details,
    Instant createdAt,
    Optional<Instant> suspendedAt) {
  public Vendor {
    frames = List.copyOf(frames);
  }
}
