package org.partbook.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.catalog.AssetId;
import org.partbook.rights.Identifiers;
import org.partbook.rights.Party;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Show what is known of a party, and of which assets it has a share.",
    footer = "%nExample: partbook party show C017")
final class PartyShowCommand extends InstallationCommand {
  private static final int MOST_NAMED = 20;
  private static final int MOST = 100_000;

  @Parameters(index = "0", paramLabel = "PARTY", description = "The party's id.")
  String id = "";

  @Mixin final RightsChoice choice = new RightsChoice();

  PartyShowCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var rights = installation.rights();
    long version = choice.of(rights);
    var party =
        rights
            .party(RightsChoice.party(id), version)
            .orElseThrow(() ->
                CommandFailed.because(
                    "there is no party '" + id + "'; partbook party list shows those there are"));
    var assets = rights.assetsOf(party.id(), version, MOST);
    if (output.json) {
      output.object(json(party, assets));
    } else {
      print(party, assets);
    }
    return Exit.DONE;
  }

  private void print(Party party, List<AssetId> assets) {
    line("party", Optional.of(party.id().value()));
    line("name", Optional.of(party.name()));
    line("ISNI", party.isni().map(Identifiers::grouped));
    line("IPI name number", party.ipi());
    line("currency", Optional.of(party.currency()));
    line("VAT number", party.vatNumber());
    line("address", party.address().map(address -> address.replace("\n", ", ")));
    line("e-mail", party.email());
    line("shares of", Optional.of(named(assets)));
  }

  private void line(String what, Optional<String> value) {
    value.ifPresent(there -> console.out().printf("%-17s%s%n", what, there));
  }

  private static String named(List<AssetId> assets) {
    var first =
        assets.stream().limit(MOST_NAMED).map(AssetId::toString).collect(Collectors.joining(", "));
    if (assets.isEmpty()) {
      return "no asset";
    }
    return assets.size() > MOST_NAMED ? first + " … (" + assets.size() + " in all)" : first;
  }

  private static Map<String, @Nullable Object> json(Party party, List<AssetId> assets) {
    var json = PartyListCommand.json(party);
    json.put("asset_ids", assets.stream().map(AssetId::value).toList());
    return json;
  }
}
