package org.partbook.copies;

import java.util.List;
import java.util.OptionalInt;

/// What is known of a file that was just prepared or drawn.
///
/// @param pages how many it has; MusicXML has none
/// @param warnings what its publisher should know of it, to follow the file's name: `has a digital
///   signature, which copies don't have`
public record Prepared(OptionalInt pages, List<String> warnings) {
  /// The same with a copy of the list.
  public Prepared {
    warnings = List.copyOf(warnings);
  }
}
