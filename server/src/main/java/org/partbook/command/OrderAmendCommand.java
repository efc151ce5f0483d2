package org.partbook.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.purchase.Amendment;
import org.partbook.purchase.Amendment.Done;
import org.partbook.purchase.Amendment.Refused;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Mixin;

/// A command that changes lines of an order, for a reason.
///
/// Exit code 0 if all of them were changed, 3 if some, 1 if none.
abstract class OrderAmendCommand extends InstallationCommand {
  @Mixin final LinesWithReason chosen = new LinesWithReason();

  OrderAmendCommand(Console console) {
    super(console);
  }

  /// Changes a line.
  abstract Amendment amend(Amendments amendments, OrderLine line);

  /// What is told of a line that was changed, behind its name.
  abstract String done(OrderLine line);

  @Override
  int run(Installation installation) {
    var orders = new FoundOrders(installation);
    var lines = chosen.of(orders);
    var amendments = installation.amendments();
    var outcomes = lines.stream().map(line -> new Outcome(line, amend(amendments, line))).toList();
    print(orders, outcomes);
    var changed = outcomes.stream().filter(Outcome::isDone).count();
    if (changed == 0) {
      return Exit.FAILED;
    }
    return changed == outcomes.size() ? Exit.DONE : Exit.DONE_IN_PART;
  }

  private record Outcome(OrderLine line, Amendment amendment) {
    boolean isDone() {
      return amendment instanceof Done;
    }
  }

  private void print(FoundOrders orders, List<Outcome> outcomes) {
    if (output.json) {
      output.array(outcomes.stream().map(outcome -> json(orders, outcome)).toList());
      return;
    }
    for (var outcome : outcomes) {
      var words =
          switch (outcome.amendment()) {
            case Done(var line) -> done(line);
            case Refused(var why) -> why;
          };
      console.err().println(outcome.line().key() + " " + words);
    }
  }

  private static Map<String, @Nullable Object> json(FoundOrders orders, Outcome outcome) {
    var now = outcome.amendment() instanceof Done(var line) ? line : outcome.line();
    return JsonFields.of()
        .add("vendor", orders.vendorOf(now))
        .add("environment", now.key().environment().wire())
        .add("order_id", now.key().order().value())
        .add("order_line_id", now.key().line().value())
        .add("done", outcome.isDone())
        .add(
            "reason",
            outcome.amendment() instanceof Refused(var why) ? Optional.of(why) : Optional.empty())
        .add("status", now.status().name())
        .add("refunded_quantity", now.refunded())
        .add("ended", now.isEnded())
        .map();
  }
}
