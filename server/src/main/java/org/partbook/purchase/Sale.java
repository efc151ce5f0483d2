package org.partbook.purchase;

import java.util.Optional;
import java.util.Set;
import org.partbook.access.Vendor;

/// A line with what a link and a check page tell of it, read at once: every part of a download asks
/// for it anew.
///
/// @param title of the score, as the catalogue has it today; nothing if it has no such asset
/// @param composer who wrote it, as the contributors tell: several names with commas between them
/// @param renderings what the score can be had as today, in the words of the catalogue
public record Sale(
    OrderLine line,
    Vendor vendor,
    Optional<String> title,
    Optional<String> composer,
    Set<String> renderings) {
  public Sale {
    renderings = Set.copyOf(renderings);
  }
}
