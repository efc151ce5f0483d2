package org.partbook.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.ImportStopped;
import org.partbook.catalog.Past;
import org.partbook.catalog.Past.Undone;
import org.partbook.db.LongLock;
import org.partbook.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "undo",
    description = {
      "Take back what an import, a patch or an earlier undo did: what it changed is as it was before,"
          + " and what it added is withdrawn, as assets are never deleted. That is an import of its"
          + " own, which can be undone.",
      "Assets that were changed since are named and left as they are. Exit code 3 if there are any, or"
          + " if some were refused."
    },
    footer = "%nExample: partbook catalog undo 12 --dry-run")
final class CatalogUndoCommand extends DataCommand {
  @Parameters(
      paramLabel = "IMPORT",
      description = "Its number, as partbook catalog history lists it.")
  long number;

  @Option(
      names = "--also-changed",
      description =
          "Take back assets that were changed since as well: what was done to them since is lost.")
  boolean alsoChanged;

  @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
  boolean dryRun;

  CatalogUndoCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws Config.Invalid {
    try (var installation = options.open();
        var _ = turn(installation);
        var progress = new ImportProgress(console);
        var scratch = ScratchFolder.in(installation.scratch())) {
      var past = installation.past();
      var wanted = past.find(number);
      if (wanted.isEmpty()) {
        throw CommandFailed.because(
            "there is no import " + number + "; partbook catalog history lists those there are");
      }
      if (!past.isKnown(wanted.get())) {
        throw CommandFailed.because(
            "import " + number + " is too long ago: what there was before isn't known any more");
      }
      var lines = scratch.file("undo.jsonl");
      var left = write(past, lines);
      int code =
          dryRun ? compare(installation, progress, lines) : undo(installation, progress, lines);
      return code == Exit.DONE && !left.isEmpty() ? Exit.DONE_IN_PART : code;
    } catch (ImportStopped e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw CommandFailed.because("import " + number + " can't be undone: " + Failures.reason(e));
    }
  }

  private LongLock turn(Installation installation) {
    var catalog = installation.wholeCatalog();
    Runnable waits = () -> CatalogFileCommand.sayThatItWaits(console);
    return dryRun ? catalog.besideOthers(waits) : catalog.alone(waits);
  }

  private Path name() {
    return Path.of("import " + number);
  }

  /// @return the assets that are left as they are
  private List<Long> write(Past past, Path lines) throws IOException {
    var left = new ArrayList<Long>();
    try (var out = Files.newBufferedWriter(lines)) {
      past.undo(number, alsoChanged, one -> write(one, out, left));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return left;
  }

  private void write(Undone one, BufferedWriter out, List<Long> left) {
    if (one.line().isEmpty()) {
      left.add(one.assetId());
      console
          .err()
          .printf(
              "asset %d was changed since, and is left as it is (--also-changed takes it back)%n",
              one.assetId());
      return;
    }
    if (one.wasAdded()) {
      console.err().printf("asset %d was added then: it is withdrawn%n", one.assetId());
    }
    try {
      out.write(Json.write(one.line().get().line()));
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int undo(Installation installation, ImportProgress progress, Path lines)
      throws ImportStopped {
    var report =
        installation
            .catalogImport()
            .takingBack()
            .importFile(lines, name(), installation.scratch(), progress, "undo");
    progress.close();
    return new ImportAnswer(console, output).print(report);
  }

  private int compare(Installation installation, ImportProgress progress, Path lines)
      throws ImportStopped {
    try (var answer = new DifferenceAnswer(console, output, name(), installation.scratch())) {
      ImportReport report =
          installation
              .catalogImport()
              .takingBack()
              .compare(lines, name(), installation.scratch(), progress, answer::tell);
      progress.close();
      answer.end(report);
      return ImportAnswer.exit(report);
    }
  }
}
