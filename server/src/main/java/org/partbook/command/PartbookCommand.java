package org.partbook.command;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `partbook` itself: what there is.
@Command(
    name = "partbook",
    versionProvider = PartbookCommand.Version.class,
    header = "Sells sheet music through vendors, over the HL Connect purchase API.%n",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "%nTo look around: partbook demo",
      "To go into business: partbook serve, then catalog import, vendor add and token issue."
          + " All commands work while the server runs and when it doesn't.%n"
    },
    optionListHeading = "Options:%n",
    commandListHeading = "%nCommands (each has a --help):%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; stderr says why; or doctor has found a fault",
      "2:wrong usage, or wrong settings",
      "3:done in part: some lines could not be imported or retried, some files not backed up, or"
          + " doctor has found something to look after; of serve and demo: Java had no memory left",
      "70:of serve: it has ended itself, as something had ended that it can't be without",
      "134, 137, 139:of serve: Java was killed or has crashed, and couldn't stay up"
    },
    footer = {
      "%nSettings are environment variables, or lines of DIR/partbook.env; docs/operations.md"
          + " explains them. PARTBOOK_DEBUG=1 shows where an error comes from."
    })
final class PartbookCommand {
  @Mixin final Help help = new Help();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Partbook %s (Java %s)".formatted(current(), Runtime.version())};
    }

    static String current() {
      return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
          .orElse("unpackaged");
    }
  }
}
