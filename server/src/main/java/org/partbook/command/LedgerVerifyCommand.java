package org.partbook.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.ledger.log.LogCheck;
import org.partbook.ledger.log.LogCheck.Problem;
import picocli.CommandLine.Command;

@Command(
    name = "verify",
    description = {
      "Hold the whole journal against the log and what was signed of it.",
      "It names the first entry that was changed, put in or taken away behind the server's back, and"
          + " fails then. A server may run meanwhile."
    },
    footer = "%nExample: partbook ledger verify")
final class LedgerVerifyCommand extends InstallationCommand {
  LedgerVerifyCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var found = installation.log().check();
    if (output.json) {
      output.object(json(found));
    } else {
      print(found);
    }
    return found.problems().isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private void print(LogCheck.Found found) {
    var out = console.out();
    if (found.problems().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "All %d entries of the log are in the journal as they were logged; %d of them are in the"
              + " checkpoint that is public.%n",
          found.size(),
          found.published());
    } else {
      found.problems().forEach(problem -> out.println(problem.kind() + ": " + problem.message()));
    }
    if (found.unlogged() > 0) {
      out.printf(Locale.ROOT, "%d entries aren't in the log yet.%n", found.unlogged());
    }
  }

  private static Map<String, @Nullable Object> json(LogCheck.Found found) {
    return JsonFields.of()
        .add("verified", found.problems().isEmpty())
        .add("origin", found.origin())
        .add("entries", found.size())
        .add("root", found.root().base64())
        .add("published", found.published())
        .add("unlogged", found.unlogged())
        .add("problems", found.problems().stream().map(LedgerVerifyCommand::json).toList())
        .map();
  }

  private static Map<String, @Nullable Object> json(Problem problem) {
    return JsonFields.of()
        .add("kind", problem.kind().name())
        .add("index", boxed(problem.index()))
        .add("entry", boxed(problem.entry()))
        .add("message", problem.message())
        .map();
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
