package org.partbook.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.blob.Condition;
import org.partbook.catalog.AssetId;
import org.partbook.scores.NeededFile;
import org.partbook.scores.NeededFiles;
import picocli.CommandLine.Command;

@Command(
    name = "check",
    description = {
      "Read every file that the catalogue and the sales need, prepared ones as well, and name those"
          + " that are missing or aren't what was stored any more. Nothing is changed, and the"
          + " server may run.",
      "What was imported is mended by importing it again, or from a backup; what was prepared is"
          + " made anew when it is next needed. Exit code 1 if anything is missing or damaged."
    },
    footer = "%nExample: partbook catalog check")
final class CatalogCheckCommand extends InstallationCommand {
  CatalogCheckCommand(Console console) {
    super(console);
  }

  private record Finding(NeededFile file, Condition condition) {}

  @Override
  int run(Installation installation) {
    var blobs = installation.blobs();
    var bad = new ArrayList<Finding>();
    long checked = 0;
    try {
      for (var file : (Iterable<NeededFile>) new NeededFiles(installation.db()).all()::iterator) {
        checked++;
        var condition = blobs.condition(file.blob());
        if (condition != Condition.SOUND) {
          bad.add(new Finding(file, condition));
        }
      }
    } catch (IOException e) {
      throw CommandFailed.because("the files can't be checked: " + Failures.reason(e));
    }
    print(checked, bad);
    return bad.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private void print(long checked, List<Finding> bad) {
    if (output.json) {
      output.object(json(checked, bad));
      return;
    }
    if (!bad.isEmpty()) {
      var table = new Table("FILE", "IS", "USED AS", "ASSETS", "TO MEND IT");
      for (var one : bad) {
        table.row(
            one.file.blob(),
            word(one.condition),
            words(one.file),
            one.file.assets().stream().map(AssetId::toString).collect(Collectors.joining(", ")),
            one.file.canBeMadeAnew() ? "nothing: it is made anew" : "import or restore it");
      }
      output.table(table);
    }
    console
        .out()
        .printf(
            "%d checked, %d missing, %d damaged%n",
            checked, count(bad, Condition.MISSING), count(bad, Condition.DAMAGED));
  }

  private static long count(List<Finding> bad, Condition condition) {
    return bad.stream().filter(one -> one.condition == condition).count();
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static String words(NeededFile file) {
    return file.uses().stream().map(CatalogCheckCommand::word).collect(Collectors.joining(", "));
  }

  private static Map<String, @Nullable Object> json(long checked, List<Finding> bad) {
    return JsonFields.of()
        .add("checked", checked)
        .add("missing", count(bad, Condition.MISSING))
        .add("damaged", count(bad, Condition.DAMAGED))
        .add("files", bad.stream().map(CatalogCheckCommand::json).toList())
        .map();
  }

  private static Map<String, @Nullable Object> json(Finding finding) {
    var file = finding.file;
    return JsonFields.of()
        .add("blob", file.blob().sha256())
        .add("condition", word(finding.condition))
        .add("uses", file.uses().stream().map(CatalogCheckCommand::word).toList())
        .add("asset_ids", file.assets().stream().map(AssetId::value).toList())
        .add("made_anew", file.canBeMadeAnew())
        .map();
  }
}
