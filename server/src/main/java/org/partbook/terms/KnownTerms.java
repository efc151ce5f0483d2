package org.partbook.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was agreed with a vendor, as it was when somebody read it. It may have changed since.
///
/// @param all in the order in which they begin
/// @param suspended whether the vendor may sell nothing for the time being
public record KnownTerms(List<VendorTerms> all, boolean suspended) {
  public KnownTerms {
    all = List.copyOf(all);
  }

  /// Those that are valid at a moment. Of several that begin at once, the last that was set.
  public Optional<VendorTerms> at(Instant moment) {
    return all.reversed().stream().filter(terms -> !terms.validFrom().isAfter(moment)).findFirst();
  }

  /// The number of the latest that were set, also if they aren't valid yet; 0 for none. Whoever
  /// acts on what is known here has it compared.
  public long latest() {
    return all.stream().mapToLong(VendorTerms::id).max().orElse(0);
  }
}
