package org.partbook.sandbox;

import org.partbook.access.VendorId;
import org.partbook.sandbox.IntegrationReport.State;
import org.partbook.sandbox.VendorEvent.Told;
import org.partbook.webhook.Onlooker;

/// Judges what a vendor's endpoint makes of webhooks that go wrong on purpose. That it refuses a
/// wrong one counts when it has taken the right one: whoever refuses everything checks nothing.
record WebhookJudge(Observer observer) implements Onlooker {
  @Override
  public void saw(VendorId vendor, Mishap mishap) {
    switch (mishap.trouble()) {
      case TWICE ->
          note(vendor, Situation.TOOK_AN_EVENT_TWICE, twice(mishap), sent(mishap, "a second time"));
      case WRONG_SIGNATURE ->
          note(
              vendor,
              Situation.REFUSED_A_WRONG_SIGNATURE,
              refused(mishap),
              sent(mishap, "with a wrong signature"));
      case STALE ->
          note(
              vendor,
              Situation.REFUSED_A_STALE_MESSAGE,
              refused(mishap),
              sent(mishap, "ten minutes old"));
      // There is nothing to get wrong: whoever waits for nothing has lost nothing.
      case LOST, NONE -> {}
    }
  }

  private void note(VendorId vendor, Situation situation, State state, String what) {
    observer.saw(vendor, new Told(situation, state, what));
  }

  private static State twice(Mishap mishap) {
    if (mishap.status().isEmpty()) {
      return State.MET;
    }
    return mishap.isTaken() ? State.HANDLED : State.MISHANDLED;
  }

  private static State refused(Mishap mishap) {
    if (mishap.isTaken()) {
      return State.MISHANDLED;
    }
    return mishap.over() && mishap.status().isPresent() ? State.HANDLED : State.MET;
  }

  private static String sent(Mishap mishap, String how) {
    var answer = mishap.status().map(status -> "answered " + status).orElse("not answered");
    var text = "%s was sent %s, and %s".formatted(mishap.event(), how, answer);
    if (!mishap.trouble().isToBeRefused()) {
      return text;
    }
    if (mishap.isTaken()) {
      return text + ": whoever takes it doesn't verify";
    }
    return mishap.over() ? text + "; as it should be, it was taken" : text;
  }
}
