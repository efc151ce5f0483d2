package org.partbook.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.partbook.Config;
import org.partbook.backup.BackupCheck;
import org.partbook.backup.BackupCheck.Problem;
import org.partbook.backup.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = {
      "Read everything that the backups in a folder or a bucket have, and name what isn't as it was"
          + " written.",
      "With --deep, each is restored besides, into a database for the moment, and held against the"
          + " log and the files that it needs. Nothing is changed. Exit code 1 if something is"
          + " wrong."
    },
    footer = {
      "%nExample: partbook backup check /mnt/backups --deep",
      "         partbook backup check s3://backups/partbook"
    })
final class BackupCheckCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final BackupReading reading = new BackupReading();
  @Mixin final Output output;

  @Option(
      names = "--backup",
      paramLabel = "ID",
      description = "Only this one, as the list calls it. Default: all.")
  Optional<String> id = Optional.empty();

  @Option(names = "--deep", description = "Restore it as well, for the moment.")
  boolean deep;

  private final Console console;

  BackupCheckCommand(Console console) {
    this.console = console;
    this.output = new Output(console);
  }

  @Override
  public Integer call() throws IOException, Config.Invalid {
    try (var backups = reading.open(options);
        var _ = backups.toRead()) {
      var chosen = backups.choose(id);
      var ids = id.isPresent() ? List.of(chosen) : backups.ids();
      var found = check(backups, ids);
      var problems = new ArrayList<>(found.problems());
      if (deep && problems.isEmpty()) {
        for (var one : ids) {
          problems.addAll(new DeepCheck(backups, console).check(one));
        }
      }
      tell(found, problems);
      return problems.isEmpty() ? Exit.DONE : Exit.FAILED;
    }
  }

  private BackupCheck.Found check(Backups backups, List<String> ids) throws IOException {
    try (var line = new BackupLine(console, "reading")) {
      return new BackupCheck(backups, line).check(ids);
    }
  }

  private void tell(BackupCheck.Found found, List<Problem> problems) {
    if (output.json) {
      output.object(json(found, problems));
      return;
    }
    problems.forEach(problem -> console.out().println(problem.file() + ": " + problem.message()));
    console
        .out()
        .printf(
            "%s with %d files and %d blobs: %s%n",
            number(found.backups().size()),
            found.files(),
            found.blobs(),
            problems.isEmpty()
                ? "all as they were written"
                : Math.max(found.wrong(), problems.size()) + " wrong");
  }

  private static String number(int backups) {
    return backups == 1 ? "1 backup" : backups + " backups";
  }

  private Map<String, @Nullable Object> json(BackupCheck.Found found, List<Problem> problems) {
    return JsonFields.of()
        .add("sound", problems.isEmpty())
        .add("backups", found.backups())
        .add("own_files", found.files())
        .add("blobs", found.blobs())
        .add("restored", deep && found.wrong() == 0)
        .add("problems", problems.stream().map(BackupCheckCommand::json).toList())
        .map();
  }

  private static Map<String, @Nullable Object> json(Problem problem) {
    return JsonFields.of().add("file", problem.file()).add("message", problem.message()).map();
  }
}
