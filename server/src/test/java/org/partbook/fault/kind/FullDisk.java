package org.partbook.fault.kind;

import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// The disk is full that has the blobs, the log, and what servers say.
final class FullDisk implements Fault {
  @Override
  public String name() {
    return "full disk: blobs, log, data folders, what servers say";
  }

  @Override
  public Optional<String> impossible(Site site) {
    return site.disk().isSmall() ? Optional.empty() : Optional.of("no disk may be mounted here");
  }

  @Override
  public Felt felt(Site site) {
    return site.hasOneDisk() ? Felt.REFUSAL : Felt.NOTHING;
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    site.disk().fill();
  }

  @Override
  public void end(Site site) throws Exception {
    site.disk().makeRoom();
  }
}
