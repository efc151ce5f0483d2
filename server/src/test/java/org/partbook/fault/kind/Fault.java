package org.partbook.fault.kind;

import java.time.Duration;
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

  /// Puts it in.
  void begin(Site site, Random random) throws Exception;

  /// Takes away what caused it. What it did has to mend by itself.
  void end(Site site) throws Exception;
}
