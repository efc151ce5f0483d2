package org.partbook.command;

import java.util.Optional;
import org.partbook.rights.PartyId;
import org.partbook.rights.Rights;
import picocli.CommandLine.Option;

/// Which version of the rights is meant.
final class RightsChoice {
  @Option(
      names = "--version",
      paramLabel = "N",
      description = "As it was in this version, instead of the newest: partbook rights versions.")
  Optional<Long> version = Optional.empty();

  long of(Rights rights) {
    long newest = rights.newest();
    long wanted = version.orElse(newest);
    if (wanted < Rights.NONE || wanted > newest) {
      throw CommandFailed.because(
          "there is no version " + wanted + " of the rights; the newest is " + newest);
    }
    return wanted;
  }

  static PartyId party(String id) {
    try {
      return new PartyId(id);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }
}
