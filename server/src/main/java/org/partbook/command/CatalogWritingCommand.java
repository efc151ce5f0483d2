package org.partbook.command;

import java.util.Optional;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.catalog.CatalogImport;
import picocli.CommandLine.Option;

/// A command that brings a catalogue file in, or shows what that would do.
abstract class CatalogWritingCommand extends CatalogFileCommand {
  @Option(
      names = "--dry-run",
      description =
          "Show what would change, asset by asset and field by field, and what would be refused."
              + " Nothing is changed.")
  boolean dryRun;

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

  CatalogWritingCommand(Console console) {
    super(console);
  }

  /// Brings the file in, or shows what that would do.
  ///
  /// @param partial whether the file says only what changes
  /// @return the exit code
  int bringInOrShow(boolean partial) throws Config.Invalid {
    return dryRun ? ImportAnswer.exit(compare(partial)) : bringIn(partial);
  }

  @Override
  CatalogImport importing(Installation installation) {
    var words = EditionOptions.words(note, weight, policy, "edition-");
    return installation.catalogImport().withEditions(words, allowEarlier);
  }
}
