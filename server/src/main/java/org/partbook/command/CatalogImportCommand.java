package org.partbook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Config;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.ImportReport.Problem;
import org.partbook.catalog.ImportStopped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Bring assets into the catalogue: new ones are added, known ones brought up to date, and those"
          + " that the file doesn't mention stay as they are. docs/catalogue-format.md describes the"
          + " file.",
      "A line with a mistake is refused and told of as FILE:LINE: message; it keeps none of the others"
          + " out. Exit code 3 if some lines were refused, 1 if all were or if the import had to stop."
    },
    footer = "%nExample: partbook catalog import spring.jsonl --files /srv/scores")
final class CatalogImportCommand extends DataCommand {
  @Parameters(paramLabel = "FILE.jsonl", description = "One asset a line, as JSON.")
  Path file = Path.of("");

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Where the files lie that the lines name. Default: the folder of FILE.jsonl.")
  Optional<Path> files = Optional.empty();

  @Option(
      names = "--edition-note",
      paramLabel = "TEXT",
      description =
          "What is new in files that take the place of others, for buyers and on the check page;"
              + " where a line doesn't say it itself.")
  Optional<String> note = Optional.empty();

  @Option(
      names = "--edition-weight",
      paramLabel = "minor|corrected|critical",
      description = "How much these matter, in the same way. Default: minor.")
  Optional<String> weight = Optional.empty();

  @Option(
      names = "--edition-policy",
      paramLabel = "keep|offer|replace",
      description =
          "What becomes of copies of earlier editions that were sold, in the same way. Default: keep."
              + " partbook catalog edition --help says what each means.")
  Optional<String> policy = Optional.empty();

  @Option(
      names = "--allow-earlier",
      description =
          "Take in files that were an edition before, and whose place another has taken. Without it"
              + " such lines are refused.")
  boolean allowEarlier;

  CatalogImportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    var words = EditionOptions.words(note, weight, policy, "edition-");
    var folder = files.orElseGet(this::folderOfFile);
    Known.requireFile(file);
    if (!Files.isDirectory(folder)) {
      throw CommandFailed.because("there is no folder " + folder);
    }
    try (var installation = options.open();
        var progress = new ImportProgress(console)) {
      var scores = installation.catalogImport().withEditions(words, allowEarlier);
      return end(scores.importFile(file, folder, progress), progress);
    } catch (ImportStopped e) {
      print(e.report());
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }

  private Path folderOfFile() {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
  }

  private int end(ImportReport report, ImportProgress progress) {
    progress.close();
    print(report);
    if (report.bad() == 0) {
      return Exit.DONE;
    }
    var imported = report.added() + report.updated() + report.unchanged();
    return imported == 0 ? Exit.FAILED : Exit.DONE_IN_PART;
  }

  private void print(ImportReport report) {
    if (output.json) {
      output.object(json(report));
      return;
    }
    tell("refused", report.problems());
    if (report.problems().size() == ImportReport.MOST_KEPT) {
      console.err().println("... more may be wrong: only so much is listed at once");
    }
    tell("imported, but", report.oddities());
    console
        .out()
        .printf(
            "%d added, %d updated, %d unchanged, %d refused%n",
            report.added(), report.updated(), report.unchanged(), report.bad());
  }

  private void tell(String how, List<Problem> problems) {
    for (var problem : problems) {
      console
          .err()
          .printf("%s:%d: %s: %s%n", problem.file(), problem.line(), how, problem.message());
    }
  }

  private static Map<String, @Nullable Object> json(ImportReport report) {
    return JsonFields.of()
        .add("lines", report.lines())
        .add("added", report.added())
        .add("updated", report.updated())
        .add("unchanged", report.unchanged())
        .add("refused", report.bad())
        .add("complete_up_to_line", report.complete())
        .add("problems", report.problems().stream().map(CatalogImportCommand::json).toList())
        .add("warnings", report.oddities().stream().map(CatalogImportCommand::json).toList())
        .map();
  }

  private static Map<String, Object> json(Problem problem) {
    return Map.of(
        "file", problem.file().toString(),
        "line", problem.line(),
        "field", problem.field(),
        "message", problem.message());
  }
}
