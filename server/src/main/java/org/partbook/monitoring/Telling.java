package org.partbook.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was told of one thing that may be wrong.
///
/// That it begins is told at once; that it has ended, when it has been well for a while; and when
/// it begins once more soon after, that is told when the pause is over, if it is wrong then. So
/// what goes to and fro is a message now and then, and not one each time.
final class Telling {
  /// So long something has to be well before it is over.
  static final Duration CALM = Duration.ofMinutes(1);

  /// So long nothing is told after it was over.
  static final Duration PAUSE = Duration.ofMinutes(10);

  private final AlertKind kind;
  private String text = "";
  private @Nullable Instant since;
  private @Nullable Instant wellSince;
  private Instant quietUntil = Instant.MIN;
  private boolean told;

  Telling(AlertKind kind) {
    this.kind = kind;
  }

  /// Takes notice of how it is.
  ///
  /// @return what is to be told now, until it was [#sent]
  Optional<Alert> due(Sight sight, Instant now) {
    switch (sight) {
      case Sight.Wrong(var words) -> {
        text = words;
        since = since == null ? now : since;
        wellSince = null;
      }
      case Sight.Well() ->
          wellSince = wellSince == null || wellSince.isAfter(now) ? now : wellSince;
      case Sight.Unknown() -> {
        return Optional.empty();
      }
    }
    return message(now);
  }

  private Optional<Alert> message(Instant now) {
    var begun = since;
    if (begun == null) {
      return Optional.empty();
    }
    if (wellSince == null) {
      return told || isQuiet(now)
          ? Optional.empty()
          : Optional.of(new Alert(kind, true, text, begun, now));
    }
    if (!told) {
      // It was over before anybody could be told.
      since = null;
      return Optional.empty();
    }
    return now.isBefore(wellSince.plus(CALM))
        ? Optional.empty()
        : Optional.of(new Alert(kind, false, text, begun, now));
  }

  /// Not for longer than a pause, however far the clock is put back.
  private boolean isQuiet(Instant now) {
    return now.isBefore(quietUntil) && !now.plus(PAUSE).isBefore(quietUntil);
  }

  /// It was told.
  void sent(Alert alert) {
    told = alert.begins();
    if (!alert.begins()) {
      since = null;
      quietUntil = alert.at().plus(PAUSE);
    }
  }
}
