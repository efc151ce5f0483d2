package org.partbook.fault.kind;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// One way in which the surroundings of a server break. It may have to do with one server or with
/// all, and remembers between its beginning and its end what it has done.
public interface Fault {
  /// What it is, as the report says it.
  String name();

  /// Why it can't be tried here, if so.
  default Optional<String> impossible(Site site) {
    return Optional.empty();
  }

  /// How long it lasts at most; less where a trial is in a hurry.
  default Duration longest() {
    return Duration.ofSeconds(10);
  }

  /// What shops have to feel of it before it ends.
  default Felt felt(Site site) {
    return Felt.NOTHING;
  }

  /// Whether what it is about has come about, where shops needn't feel anything.
  default boolean hasHappened(Site site) throws Exception {
    return true;
  }

  /// Whether some server may say nothing while it lasts. All others have to say at once that they
  /// can't serve.
  default boolean silences(Site site) {
    return felt(site) == Felt.SILENCE;
  }

  /// For what servers wait by design for longer than any refusal may take (docs/operations.md,
  /// Limits): how much longer, by the name of the error that it is refused with in the end. A
  /// commit may wait for the standby that has to confirm it.
  default Map<String, Duration> waits(Site site) {
    return site.database().cluster().isPresent()
        ? Map.of("OUTCOME_UNKNOWN", Duration.ofSeconds(15))
        : Map.of();
  }

  /// Whether it may leave something behind where data lie, as it touches files, the database, or
  /// who writes to them. What lies only in the way leaves nothing that the doctor would see.
  default boolean leavesTraces() {
    return true;
  }

  /// Puts it in.
  void begin(Site site, Random random) throws Exception;

  /// Takes away what caused it. What it did has to mend by itself.
  void end(Site site) throws Exception;
}
