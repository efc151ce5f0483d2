package org.partbook.fault.kind;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// The clock of one server jumps, forwards or back, and is set right again.
final class JumpingClock implements Fault {
  private static final int MOST_SECONDS = 600;

  private int victim;

  @Override
  public String name() {
    return "the clock of a server jumps by up to ten minutes, and back";
  }

  @Override
  public Optional<String> impossible(Site site) {
    return site.keptByServer().or(() -> noClock(site));
  }

  private static Optional<String> noClock(Site site) {
    return site.options().clock().isPresent()
        ? Optional.empty()
        : Optional.of("there is no C compiler (`cc`) to make a clock with that can be set");
  }

  @Override
  public void begin(Site site, Random random) {
    victim = random.nextInt(site.servers().size());
    var seconds = 60 + random.nextInt(MOST_SECONDS - 60);
    jump(site, Duration.ofSeconds(random.nextBoolean() ? seconds : -seconds));
  }

  @Override
  public void end(Site site) {
    jump(site, Duration.ZERO);
  }

  private void jump(Site site, Duration off) {
    site.options().clock().ifPresent(clock -> clock.jump(site.servers().get(victim), off));
  }
}
