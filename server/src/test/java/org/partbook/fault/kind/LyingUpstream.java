package org.partbook.fault.kind;

import java.util.List;
import java.util.Random;
import org.partbook.fault.site.Site;
import org.partbook.fault.site.Upstream.Mood;

/// The upstream says nothing, or fails, breaks off before all is sent that it announced, or sends
/// what is no score.
final class LyingUpstream implements Fault {
  private static final List<Mood> MOODS =
      List.of(Mood.HANGING, Mood.BREAKING_OFF, Mood.TALKING_NONSENSE, Mood.FAILING);

  @Override
  public String name() {
    return "an upstream that hangs, fails, breaks off, or sends nonsense";
  }

  @Override
  public void begin(Site site, Random random) {
    site.upstream().become(MOODS.get(random.nextInt(MOODS.size())));
  }

  @Override
  public void end(Site site) {
    site.upstream().become(Mood.HONEST);
  }
}
