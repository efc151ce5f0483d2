package org.partbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.purchase.LineStatus;
import org.partbook.purchase.OrderLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description = {
      "Take failed lines up again, with a new deadline. The running server sees to them within"
          + " seconds; without one, the next that starts does.",
      "Exit code 3 if only some of the lines could be taken up, 1 if none."
    },
    footer = {
      "%nExamples:",
      "  partbook order retry 12345        every failed line",
      "  partbook order retry 12345 1 2    these two"
    })
final class OrderRetryCommand extends InstallationCommand {
  @Mixin final OrderChoice choice = new OrderChoice();

  @Parameters(
      index = "1..*",
      paramLabel = "LINE",
      description = "The order line ids. Default: all that failed.")
  List<Long> wanted = new ArrayList<>();

  OrderRetryCommand(Console console) {
    super(console);
  }

  private record Outcome(OrderLine line, boolean retried) {
    Map<String, @Nullable Object> json() {
      return JsonFields.of()
          .add("order_id", line.key().order().value())
          .add("order_line_id", line.key().line().value())
          .add("retried", retried)
          .map();
    }
  }

  @Override
  int run(Installation installation) {
    var orders = new FoundOrders(installation);
    var outcomes =
        wanted(orders).stream().map(line -> new Outcome(line, orders.retry(line))).toList();
    print(outcomes);
    var retried = outcomes.stream().filter(Outcome::retried).count();
    if (retried == 0) {
      return Exit.FAILED;
    }
    return retried == outcomes.size() ? Exit.DONE : Exit.DONE_IN_PART;
  }

  private List<OrderLine> wanted(FoundOrders orders) {
    var lines = choice.lines(orders);
    choice.refuseSeveralOrders(orders, lines);
    if (wanted.isEmpty()) {
      var failed = lines.stream().filter(line -> line.status() == LineStatus.FAILED).toList();
      if (failed.isEmpty()) {
        throw CommandFailed.because("no line of order " + choice.order + " has failed");
      }
      return failed;
    }
    return wanted.stream().distinct().map(number -> choice.line(lines, number)).toList();
  }

  private void print(List<Outcome> outcomes) {
    if (output.json) {
      output.array(outcomes.stream().map(Outcome::json).toList());
      return;
    }
    for (var outcome : outcomes) {
      var line = outcome.line();
      console
          .err()
          .println(
              outcome.retried()
                  ? line.key() + " is taken up again"
                  : line.key() + " has not failed: it is " + line.status().name());
    }
  }
}
