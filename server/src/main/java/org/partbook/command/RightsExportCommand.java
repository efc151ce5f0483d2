package org.partbook.command;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.partbook.Installation;
import org.partbook.ledger.Facts;
import org.partbook.rights.RightsExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Print the parties or the shares as the CSV file that rights import takes. The same version is"
          + " always the same file, byte for byte.",
    },
    footer = "%nExample: partbook rights export shares > shares.csv")
final class RightsExportCommand extends InstallationCommand {
  /// Which file.
  enum What {
    PARTIES,
    SHARES
  }

  @Parameters(index = "0", paramLabel = "parties|shares", description = "Which file.")
  What what = What.SHARES;

  @Mixin final RightsChoice choice = new RightsChoice();

  RightsExportCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var rights = installation.rights();
    long version = choice.of(rights);
    switch (what) {
      case PARTIES -> {
        print(RightsExport.PARTY_COLUMNS);
        rights.parties(version).forEach(party -> print(RightsExport.row(party)));
      }
      case SHARES -> {
        print(RightsExport.SHARE_COLUMNS);
        rights.shares(version).forEach(share -> print(RightsExport.row(share)));
      }
    }
    installation
        .exports()
        .note(
            OptionalLong.empty(),
            Facts.of().add("rights", version).add("form", what.name().toLowerCase(Locale.ROOT)));
    return Exit.DONE;
  }

  /// As it is: nothing in it is harmful, for the import lets nothing harmful in.
  private void print(List<String> fields) {
    console.rawOut().print(Csv.line(fields));
  }
}
