package org.partbook.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.catalog.AssetId;
import org.partbook.geography.Countries;
import org.partbook.rights.Basis;
import org.partbook.rights.Party;
import org.partbook.rights.PartyId;
import org.partbook.rights.Rights;
import org.partbook.rights.Share;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description =
        "Show who has which share of an asset: all shares, or those of a day and a country.",
    footer = "%nExample: partbook rights show 101004 --date 2026-12-24 --territory AT")
final class RightsShowCommand extends InstallationCommand {
  @Parameters(index = "0", paramLabel = "ASSET", description = "The asset's id.")
  long asset;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "Only what is valid on this day, as in 2026-12-24.")
  Optional<LocalDate> day = Optional.empty();

  @Option(
      names = "--territory",
      paramLabel = "XX",
      description = "Only what is valid in this country (ISO 3166-1 alpha-2).")
  Optional<String> territory = Optional.empty();

  @Mixin final RightsChoice choice = new RightsChoice();

  RightsShowCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var country = territory.map(RightsShowCommand::country);
    var rights = installation.rights();
    long version = choice.of(rights);
    var id = id();
    var title = rights.titles(List.of(id)).get(id);
    var shares =
        rights.shares(version, id).stream()
            .filter(share -> day.map(share::appliesOn).orElse(true))
            .filter(share -> country.map(share.territories()::include).orElse(true))
            .toList();
    if (title == null && shares.isEmpty()) {
      throw CommandFailed.because("there is no asset " + id + " in the catalogue");
    }
    var names = rights.parties(version).stream().collect(Collectors.toMap(Party::id, Party::name));
    if (output.json) {
      output.array(shares.stream().map(share -> json(share, names, version)).toList());
    } else {
      print(String.valueOf(title), version, shares, names);
      if (rights.shares(version, id).isEmpty()) {
        printEnsembles(rights, version, id);
      }
    }
    return Exit.DONE;
  }

  private AssetId id() {
    try {
      return new AssetId(asset);
    } catch (IllegalArgumentException e) {
      throw CommandFailed.wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private static String country(String code) {
    var upper = code.toUpperCase(Locale.ROOT);
    if (!Countries.exists(upper)) {
      throw CommandFailed.wrongUsage("'" + code + "' is no country of ISO 3166-1 alpha-2");
    }
    return upper;
  }

  private void print(String title, long version, List<Share> shares, Map<PartyId, String> names) {
    console.out().printf("%d %s, version %d of the rights%n", asset, title, version);
    if (shares.isEmpty()) {
      console.out().println("no shares");
      return;
    }
    var table = new Table("PARTY", "NAME", "ROLE", "SHARE", "OF", "FROM", "UNTIL", "TERRITORIES");
    for (var share : shares) {
      table.row(
          share.party(),
          names.getOrDefault(share.party(), "?"),
          share.role().word(),
          share.value().toPlainString() + " " + share.currency().orElse("%"),
          of(share.basis()),
          share.from().map(LocalDate::toString).orElse("-"),
          share.until().map(LocalDate::toString).orElse("-"),
          share.territories());
    }
    output.table(table);
  }

  private static String of(Basis basis) {
    return switch (basis) {
      case LIST -> "list price";
      case NET -> "net receipts";
      case COPY -> "each copy";
    };
  }

  private void printEnsembles(Rights rights, long version, AssetId id) {
    for (var ensemble : rights.ensembles(id)) {
      if (!rights.shares(version, ensemble).isEmpty()) {
        console
            .out()
            .printf("Where it is sold as a part of %s, the shares of that one apply.%n", ensemble);
      }
    }
  }

  private static Map<String, @Nullable Object> json(
      Share share, Map<PartyId, String> names, long version) {
    return JsonFields.of()
        .add("asset_id", share.asset().value())
        .add("party", share.party().value())
        .add("name", Optional.ofNullable(names.get(share.party())))
        .add("role", share.role().word())
        .add("basis", share.basis().word())
        .add("value", share.value())
        .add("currency", share.currency())
        .add("valid_from", share.from().map(LocalDate::toString))
        .add("valid_until", share.until().map(LocalDate::toString))
        .add("territories", share.territories().toString())
        .add("version", version)
        .map();
  }
}
