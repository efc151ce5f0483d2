package org.partbook.sandbox;

import java.time.Clock;
import java.time.Duration;
import org.partbook.fulfilment.ScoreSource;
import org.partbook.purchase.ClaimedLine;

/// Lets the scores of the sandbox's own assets be late, or not come at all; the rest come as they
/// do.
///
/// @param scores where they really are
record SandboxScores(ScoreSource scores, Misbehaviours misbehaviours, Clock clock)
    implements ScoreSource {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);
  private static final Duration A_WHILE = Duration.ofSeconds(40);
  private static final int FAILING_ATTEMPTS = 2;

  @Override
  public Answer fetch(ClaimedLine line) throws Exception {
    var misbehaviour = misbehaviours.of(line.asset());
    return misbehaviour.isPresent() ? fetch(line, misbehaviour.get()) : scores.fetch(line);
  }

  private Answer fetch(ClaimedLine line, Misbehaviour misbehaviour) throws Exception {
    var now = clock.instant();
    return switch (misbehaviour) {
      case ALWAYS_FAILS -> new Absent("this asset of the sandbox always fails");
      case FAILS_TWICE ->
          line.attempt() > FAILING_ATTEMPTS
              ? scores.fetch(line)
              : new Later("this asset of the sandbox fails twice", now.plus(BETWEEN_ATTEMPTS));
      case TAKES_40_SECONDS -> {
        var ready = line.registeredAt().plus(A_WHILE);
        yield now.isBefore(ready)
            ? new Later("this asset of the sandbox takes 40 seconds", ready)
            : scores.fetch(line);
      }
      case NEVER_READY -> new Later("this asset of the sandbox never gets ready", line.deadline());
      case WITHDRAWN,
          ONE_COUNTRY,
          MINIMUM_QUANTITY,
          DOWNLOAD_BREAKS_OFF,
          LINK_EXPIRES,
          ANSWER_LOST,
          SERVER_ERROR,
          TOO_MANY_REQUESTS,
          TOKEN_EXPIRES ->
          scores.fetch(line);
    };
  }
}
