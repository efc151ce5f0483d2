package org.partbook.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.Config;

/// Room on the disks.
final class SpaceCheck implements Check {
  /// Below, a catalogue or a busy day may fill it up.
  static final long SCARCE = 1L << 30;

  /// Below, the embedded database can't begin the next few files of its log.
  static final long NONE = 100L << 20;

  private final Config config;

  SpaceCheck(Config config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "space";
  }

  @Override
  public Outcome examine() throws IOException {
    var all = new ArrayList<String>();
    long least = Long.MAX_VALUE;
    for (var folder : List.of(config.data(), config.blobs(), config.cache(), config.log())) {
      long free = Files.getFileStore(there(folder)).getUsableSpace();
      least = Math.min(least, free);
      all.add(folder + ": " + Words.bytes(free));
    }
    var outcome = judge(least);
    return outcome.verdict() == Verdict.OK ? outcome : outcome.with(all);
  }

  static Outcome judge(long least) {
    var message = Words.bytes(least) + " are free";
    if (least < NONE) {
      return Outcome.fault(message, "Make room: nothing more can be sold when it is full");
    }
    return least < SCARCE ? Outcome.warning(message, "Make room soon") : Outcome.ok(message);
  }

  /// The folder, or where it would be made.
  private static Path there(Path folder) {
    var there = Optional.of(folder.toAbsolutePath());
    while (there.isPresent() && !Files.exists(there.get())) {
      there = Optional.ofNullable(there.get().getParent());
    }
    return there.orElse(Path.of("/"));
  }
}
