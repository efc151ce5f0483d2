package org.partbook.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.rights.Identifiers;
import org.partbook.rights.Party;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description =
        "List the parties that have a right in something. partbook rights import adds them.")
final class PartyListCommand extends InstallationCommand {
  @Mixin final RightsChoice choice = new RightsChoice();

  PartyListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var rights = installation.rights();
    var parties = rights.parties(choice.of(rights));
    if (output.json) {
      output.array(parties.stream().map(PartyListCommand::json).toList());
      return Exit.DONE;
    }
    var table = new Table("PARTY", "NAME", "CURRENCY", "ISNI", "IPI");
    for (var party : parties) {
      table.row(
          party.id(),
          party.name(),
          party.currency(),
          party.isni().map(Identifiers::grouped).orElse("-"),
          party.ipi().orElse("-"));
    }
    output.table(table);
    return Exit.DONE;
  }

  static Map<String, @Nullable Object> json(Party party) {
    return JsonFields.of()
        .add("party", party.id().value())
        .add("name", party.name())
        .add("isni", party.isni())
        .add("ipi", party.ipi())
        .add("currency", party.currency())
        .add("vat_number", party.vatNumber())
        .add("address", party.address())
        .add("email", party.email())
        .map();
  }
}
