package org.partbook.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.Installation;
import org.partbook.terms.Agreement;
import org.partbook.terms.AgreementReader;
import org.partbook.terms.TermsImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "set",
    description = {
      "Set the terms of a vendor, from today or a later day on. Each sale goes by the terms of its"
          + " moment for good: terms are never edited, others take their place.",
      "What isn't said is as in the terms of a new vendor, not as before."
    },
    footer = {
      "%nExamples:",
      "  partbook vendor terms set \"Corner Music Shop\" --currency EUR --discount 40",
      "  partbook vendor terms set \"Corner Music Shop\" --currency USD --factor 1.1 --discount 35"
          + " --minimum 1.50 --territory US --territory CA --series \"Easy Quartets\"",
      "  partbook vendor terms set \"Corner Music Shop\" --currency EUR --net-price 2.50 --from 2027-01-01"
    })
final class VendorTermsSetCommand extends InstallationCommand {
  /// Options that can be repeated are called by the singular.
  private static final Map<String, String> OPTIONS =
      Map.of(
          "territories", "--territory",
          "categories", "--category",
          "formats", "--format",
          "types", "--type",
          "holders", "--holder",
          "assets", "--asset");

  @Parameters(paramLabel = "VENDOR", description = "The vendor's name.")
  String vendor = "";

  @Option(
      names = "--currency",
      required = true,
      paramLabel = "CODE",
      description = "ISO 4217, such as EUR: of the vendor's prices and of what it owes.")
  String currency = "";

  @Option(
      names = "--basis",
      paramLabel = "list|reported",
      description = "The price that the discount goes by. Default: list.")
  Optional<String> basis = Optional.empty();

  @Option(
      names = "--discount",
      paramLabel = "PERCENT",
      description = "What the vendor keeps of that price. Default: 0.")
  Optional<String> discount = Optional.empty();

  @Option(
      names = "--net-price",
      paramLabel = "AMOUNT",
      description = "What the vendor owes for each copy, instead of a share of its price.")
  Optional<String> netPrice = Optional.empty();

  @Option(
      names = "--minimum",
      paramLabel = "AMOUNT",
      description = "The least price of a copy that the discount goes by.")
  Optional<String> minimum = Optional.empty();

  @Option(
      names = "--factor",
      paramLabel = "NUMBER",
      description = "What a price of the catalogue is multiplied by to be one in this currency.")
  Optional<String> factor = Optional.empty();

  @Option(
      names = "--territory",
      paramLabel = "CC",
      description =
          "A country where the vendor may sell, ISO 3166-1 alpha-2; more than one by"
              + " repeating it. Default: everywhere.")
  List<String> territories = List.of();

  @Option(names = "--series", paramLabel = "NAME", description = "Only assets of this series.")
  List<String> series = List.of();

  @Option(names = "--category", paramLabel = "NAME", description = "Only of this category.")
  List<String> categories = List.of();

  @Option(names = "--format", paramLabel = "NAME", description = "Only of this format.")
  List<String> formats = List.of();

  @Option(names = "--type", paramLabel = "NAME", description = "Only of this asset type.")
  List<String> types = List.of();

  @Option(
      names = "--holder",
      paramLabel = "NAME",
      description = "Only those that this publisher or content provider is named for.")
  List<String> holders = List.of();

  @Option(names = "--asset", paramLabel = "ID", description = "Only this asset.")
  List<String> assets = List.of();

  @Option(
      names = "--vat",
      paramLabel = "included|excluded|reverse_charge|none",
      description = "How value added tax is treated in the vendor's prices. Default: none.")
  Optional<String> vat = Optional.empty();

  @Option(names = "--vat-rate", paramLabel = "PERCENT", description = "Its rate. Default: 0.")
  Optional<String> vatRate = Optional.empty();

  @Option(
      names = "--period",
      paramLabel = "month|quarter|year",
      description = "Of the vendor's statements. Default: month.")
  Optional<String> period = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day, in the publisher's time zone. Default: from now on.")
  Optional<String> from = Optional.empty();

  VendorTermsSetCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var found = Known.vendor(installation.vendors(), vendor);
    var agreement = agreement();
    var begin = begin(installation.zone(), Clock.systemUTC().instant());
    var terms = installation.agreements().set(found, begin, agreement);
    if (output.json) {
      output.object(VendorTermsWords.json(terms));
    } else {
      console.err().println("terms of " + vendor + ": " + VendorTermsWords.words(terms));
    }
    return Exit.DONE;
  }

  private Instant begin(ZoneId zone, Instant now) {
    if (from.isEmpty()) {
      return now;
    }
    var day = TimeOptions.date("--from", from.get());
    return TermsImport.begin(day, zone, now)
        .orElseThrow(() ->
            CommandFailed.wrongUsage(
                "--from is %s, which is over: terms begin today, or later".formatted(day)));
  }

  private Agreement agreement() {
    // Whatever is rejected ends the command.
    return AgreementReader.read(new Typed()).orElseThrow();
  }

  private final class Typed implements AgreementReader.Texts {
    private final Map<String, Optional<String>> single =
        Map.of(
            "currency", Optional.of(currency),
            "basis", basis,
            "discount", discount,
            "net_price", netPrice,
            "minimum", minimum,
            "factor", factor,
            "vat", vat,
            "vat_rate", vatRate,
            "period", period);
    private final Map<String, List<String>> several =
        Map.of(
            "territories", territories,
            "series", series,
            "categories", categories,
            "formats", formats,
            "types", types,
            "holders", holders,
            "assets", assets);

    @Override
    public Optional<String> text(String field) {
      return single.getOrDefault(field, Optional.empty());
    }

    @Override
    public List<String> list(String field) {
      return several.getOrDefault(field, List.of());
    }

    @Override
    public void reject(String field, String value, String message) {
      var option = OPTIONS.getOrDefault(field, "--" + field.replace('_', '-'));
      throw CommandFailed.wrongUsage("%s %s, not '%s'".formatted(option, message, value));
    }
  }
}
