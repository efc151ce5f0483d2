package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.partbook.fuzz.Model.Answer;
import org.partbook.fuzz.Step.Till;

/// What the sandbox must have seen of a vendor's program, of what doesn't go by the time that
/// passes between two requests.
final class Sightings {
  private static final String CONFLICT = "met_a_conflict";
  private static final String REFUSAL = "met_a_refusal";
  private static final String FAILED_ORDER = "met_a_failed_order";
  private static final String CANCELLED = "cancelled";
  private static final String REFUSED_CANCELLATION = "met_a_refused_cancellation";
  private static final Set<String> ALL =
      Set.of(CONFLICT, REFUSAL, FAILED_ORDER, CANCELLED, REFUSED_CANCELLATION);

  private final Shops shops;
  private final Set<String> handled = new TreeSet<>();

  Sightings(Shops shops) {
    this.shops = shops;
  }

  /// Of an order that could have a number.
  void registered(Till till, long order, Answer answer) {
    if (order >= 1) {
      saw(till, answer, Model.EXISTS.status(), CONFLICT);
      saw(till, answer, Model.INVALID.status(), REFUSAL);
    }
  }

  void validated(Till till, Answer answer) {
    saw(till, answer, Model.INVALID.status(), REFUSAL);
  }

  void asked(Till till, Answer answer) {
    saw(till, answer, 502, FAILED_ORDER);
  }

  void cancelled(Till till, Answer answer) {
    saw(till, answer, Model.LATER.status(), CANCELLED);
    saw(till, answer, 400, REFUSED_CANCELLATION);
  }

  private void saw(Till till, Answer answer, int status, String situation) {
    if (till == Till.FIRST_IN_SANDBOX && answer.status() == status) {
      handled.add(situation);
    }
  }

  void report(Step.Report step) {
    var reply = shops.at(step.till()).get("/sandbox/report");
    if (step.till() != Till.FIRST_IN_SANDBOX) {
      Shops.answered(reply, new Answer(403, "SANDBOX_ONLY"));
      return;
    }
    Shops.answered(reply, Model.GOOD);
    var report = reply.json();
    assertThat(report.path("vendor").asString()).isEqualTo(shops.vendor(step.till()).name());
    // No answer was lost here, and so none recovered.
    assertThat(report.path("ready").asBoolean()).isFalse();
    var states =
        report
            .path("situations")
            .valueStream()
            .filter(one -> ALL.contains(one.path("situation").asString()))
            .collect(
                Collectors.toMap(
                    one -> one.path("situation").asString(), one -> one.path("state").asString()));
    assertThat(states).isEqualTo(expected());
  }

  private Map<String, String> expected() {
    var expected = new TreeMap<String, String>();
    ALL.forEach(one -> expected.put(one, handled.contains(one) ? "handled" : "open"));
    return expected;
  }
}
