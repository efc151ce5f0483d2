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

@Command(
    name = "prepare",
    description = {
      "Prepare the scores for sale that aren't prepared yet in this version's way: those of a"
          + " catalogue that an earlier version has imported. Imports prepare by themselves, and a"
          + " score that is sold before it was prepared is prepared at its sale.",
      "Copies that somebody has begun to receive stay as they are. Exit code 3 if some scores can't be"
          + " prepared: they are named, and can't be sold. May be stopped and started again."
    },
    footer = "%nExample: partbook catalog prepare")
final class CatalogPrepareCommand extends InstallationCommand {
  CatalogPrepareCommand(Console console) {
    super(console);
  }

  private record Refused(UnpreparedScore score, String reason) {}

  @Override
  int run(Installation installation) {
    var preparation = installation.preparation();
    var scores = preparation.missing();
    var refused = new ArrayList<Refused>();
    for (var score : scores) {
      try {
        prepare(preparation, score);
      } catch (Unfit e) {
        refused.add(new Refused(score, e.text()));
      } catch (IOException e) {
        refused.add(new Refused(score, "can't be prepared now: " + e.getMessage()));
      }
    }
    int renewed = new OrderLines().renew(installation.db(), Preparation.form());
    print(scores.size() - refused.size(), renewed, refused);
    return refused.isEmpty() ? Exit.DONE : Exit.DONE_IN_PART;
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

  private void print(int prepared, int lines, List<Refused> refused) {
    if (output.json) {
      output.object(json(prepared, lines, refused));
      return;
    }
    for (var one : refused) {
      console
          .err()
          .printf("asset %s: its %s %s%n", one.score.asset(), one.score.type(), one.reason);
    }
    console
        .out()
        .printf(
            "%d prepared, %d refused; %d sold copies that nobody has received yet are renewed%n",
            prepared, refused.size(), lines);
  }

  private static Map<String, @Nullable Object> json(
      int prepared, int lines, List<Refused> refused) {
    return JsonFields.of()
        .add("prepared", prepared)
        .add("renewed", lines)
        .add("refused", refused.stream().map(CatalogPrepareCommand::json).toList())
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
