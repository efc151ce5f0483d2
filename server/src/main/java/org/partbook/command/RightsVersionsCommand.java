package org.partbook.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.rights.RightsVersion;
import picocli.CommandLine.Command;

@Command(
    name = "versions",
    description = {
      "List the versions of the rights: each import that has changed something.",
      "A sale goes by the version that was the newest when it was registered."
    })
final class RightsVersionsCommand extends InstallationCommand {
  private static final int DIGITS = 12;

  RightsVersionsCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var versions = installation.rights().versions();
    if (output.json) {
      output.array(versions.stream().map(RightsVersionsCommand::json).toList());
      return Exit.DONE;
    }
    var table = new Table("VERSION", "WHEN", "WHO", "PARTIES", "SHARES", "NOTE");
    for (var version : versions) {
      table.row(
          version.id(),
          Times.of(version.at()),
          version.actor(),
          version.partiesSha256().map(RightsVersionsCommand::beginning).orElse("-"),
          version.sharesSha256().map(RightsVersionsCommand::beginning).orElse("-"),
          version.note().orElse("-"));
    }
    output.table(table);
    return Exit.DONE;
  }

  /// Enough of a file's SHA-256 to know it by.
  private static String beginning(String sha256) {
    return sha256.substring(0, DIGITS);
  }

  private static Map<String, @Nullable Object> json(RightsVersion version) {
    return JsonFields.of()
        .add("version", version.id())
        .add("at", version.at())
        .add("actor", version.actor())
        .add("parties_sha256", version.partiesSha256())
        .add("shares_sha256", version.sharesSha256())
        .add("note", version.note())
        .map();
  }
}
