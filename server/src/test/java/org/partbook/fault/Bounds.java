package org.partbook.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import org.partbook.fault.shop.Findings;
import org.partbook.fault.shop.Findings.Kind;
import org.partbook.fault.shop.Wait;

/// What is promised to shops while something is broken, and after it.
///
/// @param slowestRefusal within this, a server that can't serve says so
/// @param longestRecovery within this, each server sells again
record Bounds(Duration slowestRefusal, Duration longestRecovery) {
  static final Bounds PROMISED = new Bounds(Duration.ofSeconds(1), Duration.ofSeconds(10));

  /// Enters what was late, when all is known that shops saw of a fault.
  void judge(Row row, Findings findings) {
    for (var refusal : row.during().slowestRefusals()) {
      var more = row.waits().getOrDefault(refusal.error(), Duration.ZERO);
      judge(row, refusal, slowestRefusal.plus(more), "refused", findings);
    }
    if (!row.silences()) {
      // Nobody knows what it would have been refused with.
      var more = row.waits().values().stream().max(Comparator.naturalOrder());
      var most = slowestRefusal.plus(more.orElse(Duration.ZERO));
      judge(row, row.during().longestSilence(), most, "no answer", findings);
    }
    row.recovery()
        .all()
        .filter(took -> took.compareTo(longestRecovery) > 0)
        .ifPresent(took -> findings.add(Kind.LATE_RECOVERY, words(row, took)));
  }

  private static void judge(Row row, Wait wait, Duration most, String how, Findings findings) {
    if (wait.took().compareTo(most) > 0) {
      findings.add(
          Kind.LATE_REFUSAL,
          "%s: %s after %s, not within %s: %s"
              .formatted(
                  row.kind(),
                  how,
                  Report.seconds(wait.took()),
                  Report.seconds(most),
                  wait.answer()));
    }
  }

  private String words(Row row, Duration took) {
    return "%s: each server sold again after %s, not within %s"
        .formatted(row.kind(), Report.seconds(took), Report.seconds(longestRecovery));
  }

  /// As they are given to `make faults`, where they are others than those that are promised.
  String settings() {
    return equals(PROMISED)
        ? ""
        : " SLOWEST_REFUSAL=%s LONGEST_RECOVERY=%s"
            .formatted(plain(slowestRefusal), plain(longestRecovery));
  }

  private static String plain(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
