package org.partbook.access;

import java.time.Instant;
import java.util.List;

/// A shop that sells.
///
/// @param catalogAccess whether it may list the catalogue
/// @param frames the sites that may show its view links in a frame
public record Vendor(
    VendorId id, String name, boolean catalogAccess, List<FrameOrigin> frames, Instant createdAt) {
  public Vendor {
    frames = List.copyOf(frames);
  }
}
