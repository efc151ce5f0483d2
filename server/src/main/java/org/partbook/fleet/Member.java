package org.partbook.fleet;

import java.util.List;
import java.util.Optional;

/// A server, as it introduces itself to the others.
///
/// @param run which of its runs
/// @param place the data folder, on this machine, since it was started: whoever has it is alone
///   there, and what came from it before is gone
/// @param name for people
public record Member(String run, String place, String name, List<Setting> settings) {
  public Member {
    settings = List.copyOf(settings);
  }

  Optional<Setting> setting(String named) {
    return settings.stream().filter(one -> one.name().equals(named)).findFirst();
  }

  /// The same with another value of one setting.
  Member with(Setting changed) {
    var others =
        settings.stream().map(one -> one.name().equals(changed.name()) ? changed : one).toList();
    return new Member(run, place, name, others);
  }
}
