package org.partbook.command;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partbook.Installation;
import org.partbook.geography.Countries;
import org.partbook.terms.Agreement;
import org.partbook.terms.Basis;
import org.partbook.terms.Period;
import org.partbook.terms.Scope;
import org.partbook.terms.Vat;
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
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal LIMIT = new BigDecimal(1_000_000);

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
  String basis = "list";

  @Option(
      names = "--discount",
      paramLabel = "PERCENT",
      description = "What the vendor keeps of that price. Default: 0.")
  Optional<BigDecimal> discount = Optional.empty();

  @Option(
      names = "--net-price",
      paramLabel = "AMOUNT",
      description = "What the vendor owes for each copy, instead of a share of its price.")
  Optional<BigDecimal> netPrice = Optional.empty();

  @Option(
      names = "--minimum",
      paramLabel = "AMOUNT",
      description = "The least price of a copy that the discount goes by.")
  Optional<BigDecimal> minimum = Optional.empty();

  @Option(
      names = "--factor",
      paramLabel = "NUMBER",
      description = "What a price of the catalogue is multiplied by to be one in this currency.")
  BigDecimal factor = BigDecimal.ONE;

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
  List<Long> assets = List.of();

  @Option(
      names = "--vat",
      paramLabel = "included|excluded|reverse_charge|none",
      description = "How value added tax is treated in the vendor's prices. Default: none.")
  String vat = "none";

  @Option(names = "--vat-rate", paramLabel = "PERCENT", description = "Its rate. Default: 0.")
  BigDecimal vatRate = BigDecimal.ZERO;

  @Option(
      names = "--period",
      paramLabel = "month|quarter|year",
      description = "Of the vendor's statements. Default: month.")
  String period = "month";

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

  /// What was sold is never reckoned anew, so terms can't begin in the past.
  private Instant begin(ZoneId zone, Instant now) {
    if (from.isEmpty()) {
      return now;
    }
    var day = TimeOptions.date("--from", from.get());
    var today = now.atZone(zone).toLocalDate();
    if (day.isBefore(today)) {
      throw CommandFailed.wrongUsage(
          "--from is %s, which is over: terms begin today, on %s, or later".formatted(day, today));
    }
    return day.equals(today) ? now : day.atStartOfDay(zone).toInstant();
  }

  private Agreement agreement() {
    if (netPrice.isPresent() && discount.isPresent()) {
      throw CommandFailed.wrongUsage("say either --discount or --net-price, not both");
    }
    return new Agreement(
        currency(),
        choice("--basis", basis, Basis.values()),
        within("--factor", factor, new BigDecimal("0.000001"), LIMIT),
        within("--discount", discount.orElse(BigDecimal.ZERO), BigDecimal.ZERO, HUNDRED),
        netPrice.map(amount -> within("--net-price", amount, BigDecimal.ZERO, LIMIT)),
        minimum.map(amount -> within("--minimum", amount, BigDecimal.ZERO, LIMIT)),
        countries(),
        new Scope(
            names("--series", series),
            names("--category", categories),
            names("--format", formats),
            names("--type", types),
            names("--holder", holders),
            ids()),
        new Vat(
            choice("--vat", vat, Vat.Treatment.values()),
            within("--vat-rate", vatRate, BigDecimal.ZERO, HUNDRED)),
        choice("--period", period, Period.values()));
  }

  private Currency currency() {
    try {
      var known = Currency.getInstance(currency);
      if (known.getDefaultFractionDigits() >= 0) {
        return known;
      }
    } catch (IllegalArgumentException _) {
      // It is told below.
    }
    throw CommandFailed.wrongUsage(
        "--currency is a currency's code of ISO 4217 such as EUR, not '" + currency + "'");
  }

  private static BigDecimal within(
      String option, BigDecimal value, BigDecimal least, BigDecimal most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw CommandFailed.wrongUsage(
          "%s is from %s to %s, not %s"
              .formatted(
                  option, least.toPlainString(), most.toPlainString(), value.toPlainString()));
    }
    return value;
  }

  private static <E extends Enum<E>> E choice(String option, String typed, E[] choices) {
    for (var choice : choices) {
      if (choice.name().equalsIgnoreCase(typed.replace('-', '_'))) {
        return choice;
      }
    }
    var names = Arrays.stream(choices).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    throw CommandFailed.wrongUsage(
        "%s is one of %s, not '%s'".formatted(option, String.join(", ", names), typed));
  }

  private Set<String> countries() {
    for (var country : territories) {
      if (!Countries.exists(country)) {
        throw CommandFailed.wrongUsage(
            "--territory is an ISO 3166-1 alpha-2 code in capitals, not '" + country + "'");
      }
    }
    return new HashSet<>(territories);
  }

  private static Set<String> names(String option, List<String> names) {
    if (names.stream().anyMatch(String::isBlank)) {
      throw CommandFailed.wrongUsage(option + " names nothing");
    }
    return new HashSet<>(names);
  }

  private Set<Long> ids() {
    for (var id : assets) {
      if (id < 1) {
        throw CommandFailed.wrongUsage("--asset is 1 or more, not " + id);
      }
    }
    return new HashSet<>(assets);
  }
}
