package org.partbook.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.copies.file.Unfit;
import org.partbook.purchase.OrderLines;
import org.partbook.scores.Preparation;
import org.partbook.scores.UnpreparedScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "prepare",
    description = {
      "Prepare the scores for sale that aren't prepared yet in this version's way: those of a"
          + " catalogue that an earlier version has imported. Imports prepare by themselves, and a"
          + " score that is sold before it was prepared is prepared at its sale.",
      "Copies that somebody has begun to receive stay as they are. Exit code 3 if some scores can't be"
          + " prepared: they are named, and can't be sold. May be stopped and started again.",
      "With --look-again it also reads scores that an earlier version has prepared without keeping what"
          + " it noticed of them, so that partbook catalog list --problems can name it. What was made"
          + " of them stays."
    },
    footer = "%nExample: partbook catalog prepare")
final class CatalogPrepareCommand extends InstallationCommand {
  @Option(
      names = "--look-again",
      description = "Also find out what is to be noticed of scores that are prepared already.")
  boolean lookAgain;

  CatalogPrepareCommand(Console console) {
    super(console);
  }

  private record Refused(UnpreparedScore score, String reason) {}

  /// @param lines that were renewed
  /// @param seen scores that were looked at again
  private record Outcome(int prepared, int lines, int seen, List<Refused> refused) {}

  @Override
  int run(Installation installation) {
    var preparation = installation.preparation();
    var scores = preparation.missing();
    var refused = new ArrayList<Refused>();
    int prepared = done(scores, score -> prepare(preparation, score), refused);
    int seen = lookAgain ? done(preparation.unexamined(), preparation::examine, refused) : 0;
    int renewed = new OrderLines().renew(installation.db(), Preparation.form());
    print(new Outcome(prepared, renewed, seen, refused));
    return refused.isEmpty() ? Exit.DONE : Exit.DONE_IN_PART;
  }

  private interface Work {
    void on(UnpreparedScore score) throws Unfit, IOException;
  }

  /// @return with how many it went well
  private static int done(List<UnpreparedScore> scores, Work work, List<Refused> refused) {
    int done = 0;
    for (var score : scores) {
      try {
        work.on(score);
        done++;
      } catch (Unfit e) {
        refused.add(new Refused(score, e.text()));
      } catch (IOException e) {
        refused.add(new Refused(score, "can't be prepared now: " + e.getMessage()));
      }
    }
    return done;
  }

  private static void prepare(Preparation preparation, UnpreparedScore score)
      throws Unfit, IOException {
    if (score.personalised()) {
      preparation.ensure(score.blob(), score.type());
    }
    if (score.type().equals("pdf")) {
      preparation.ensureDrawn(score.blob());
    }
  }

  private void print(Outcome outcome) {
    if (output.json) {
      output.object(json(outcome));
      return;
    }
    for (var one : outcome.refused) {
      console
          .err()
          .printf("asset %s: its %s %s%n", one.score.asset(), one.score.type(), one.reason);
    }
    console
        .out()
        .printf(
            "%d prepared, %d refused; %d sold copies that nobody has received yet are renewed%n",
            outcome.prepared, outcome.refused.size(), outcome.lines);
    if (lookAgain) {
      console.out().printf("%d looked at again%n", outcome.seen);
    }
  }

  private static Map<String, @Nullable Object> json(Outcome outcome) {
    return JsonFields.of()
        .add("prepared", outcome.prepared)
        .add("renewed", outcome.lines)
        .add("looked_at_again", outcome.seen)
        .add("refused", outcome.refused.stream().map(CatalogPrepareCommand::json).toList())
        .map();
  }

  private static Map<String, @Nullable Object> json(Refused refused) {
    return JsonFields.of()
        .add("asset_id", refused.score.asset().value())
        .add("type", refused.score.type())
        .add("reason", refused.reason)
        .map();
  }
}
