package org.partbook.command;

import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.catalog.CatalogImport;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.ImportStopped;
import org.partbook.db.LongLock;
import picocli.CommandLine.Mixin;

/// A command that reads a catalogue file: it brings it in, or shows what that would change.
abstract class CatalogFileCommand extends DataCommand {
  @Mixin final SourceChoice source = new SourceChoice();

  CatalogFileCommand(Console console) {
    super(console);
  }

  /// What brings it in.
  CatalogImport importing(Installation installation) {
    return installation.catalogImport();
  }

  /// Brings the file in.
  ///
  /// @param partial whether it says only what changes
  /// @return the exit code
  int bringIn(boolean partial) throws Config.Invalid {
    Known.requireFile(source.file);
    source.folder();
    var answer = new ImportAnswer(console, output);
    try (var installation = options.open();
        var _ = turn(installation, partial);
        var progress = new ImportProgress(console)) {
      var scores = importing(installation);
      var report =
          source.use(
              installation,
              console,
              partial,
              (lines, name, files) ->
                  scores.importFile(lines, name, files, progress, partial ? "patch" : "import"));
      return end(report, progress, answer);
    } catch (ImportStopped e) {
      answer.print(e.report());
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }

  private LongLock turn(Installation installation, boolean partial) {
    var catalog = installation.wholeCatalog();
    return partial || source.assignsIds()
        ? catalog.alone(() -> sayThatItWaits(console))
        : catalog.besideOthers(() -> sayThatItWaits(console));
  }

  static void sayThatItWaits(Console console) {
    console.err().println("waits until another command has written to the catalogue");
  }

  /// What it would change.
  ///
  /// @return what an import would say
  ImportReport compare(boolean partial) throws Config.Invalid {
    Known.requireFile(source.file);
    source.folder();
    try (var installation = options.open()) {
      return compare(installation, partial);
    } catch (ImportStopped e) {
      throw CommandFailed.because(String.valueOf(e.getMessage()));
    }
  }

  private ImportReport compare(Installation installation, boolean partial) throws ImportStopped {
    try (var progress = new ImportProgress(console);
        var answer = new DifferenceAnswer(console, output, source.file, installation.scratch())) {
      var scores = importing(installation);
      var report =
          source.use(
              installation,
              console,
              partial,
              (lines, name, files) -> scores.compare(lines, name, files, progress, answer::tell));
      return end(report, progress, answer);
    }
  }

  /// The line that tells of progress goes before anything else is said.
  private static int end(ImportReport report, ImportProgress progress, ImportAnswer answer) {
    progress.close();
    return answer.print(report);
  }

  private static ImportReport end(
      ImportReport report, ImportProgress progress, DifferenceAnswer answer) {
    progress.close();
    answer.end(report);
    return report;
  }
}
