package org.partbook.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.copies.licence.CopyCode;
import org.partbook.json.Json;
import org.partbook.purchase.ListedSale;
import org.partbook.purchase.SaleSearch.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = {
      "List what was sold, in the order in which it was registered.",
      "Days and months are those of the setting PARTBOOK_TIME_ZONE."
    },
    footer = {
      "%nExamples:",
      "  partbook order list --day 2026-10-31",
      "  partbook order list --month 2026-10 --vendor \"Corner Music Shop\" --csv",
      "  partbook order list --flag far_from_list"
    })
final class OrderListCommand extends InstallationCommand {
  private static final List<String> STATUSES =
      List.of("PROCESSING", "COMPLETED", "FAILED", "CANCELLED", "REFUNDED", "ENDED");

  @Mixin final TimeOptions times = new TimeOptions();

  @Option(names = "--vendor", paramLabel = "NAME", description = "Only this vendor's.")
  Optional<String> vendor = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "live|sandbox",
      description = "Only those of this environment. Default: live.")
  Environment environment = Environment.LIVE;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "Only those that stand so: PROCESSING, COMPLETED, FAILED, CANCELLED, REFUNDED, ENDED.")
  Optional<String> status = Optional.empty();

  @Option(names = "--asset", paramLabel = "ID", description = "Only sales of this asset.")
  Optional<Long> asset = Optional.empty();

  @Option(
      names = "--customer",
      paramLabel = "NAME",
      description = "Only those of customers whose name begins so, or did before it was changed.")
  Optional<String> customer = Optional.empty();

  @Option(names = "--code", paramLabel = "CODE", description = "Only the copy with this code.")
  Optional<String> code = Optional.empty();

  @Option(
      names = "--flag",
      paramLabel = "FLAG",
      description =
          "Only those with this flag: mismatch, zero_price, below_minimum, far_from_list,"
              + " no_list_price.")
  Optional<String> flag = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
  Optional<Integer> limit = Optional.empty();

  OrderListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    if (limit.filter(most -> most < 1).isPresent()) {
      throw CommandFailed.wrongUsage("--limit is 1 or more, not " + limit.get());
    }
    var sales = installation.saleSearch().find(wanted(installation));
    output.rows(
        sales.limit(limit.map(Integer::longValue).orElse(Long.MAX_VALUE)).iterator(),
        OrderListCommand::json,
        List.of(
            "WHEN",
            "VENDOR",
            "ORDER",
            "LINE",
            "ASSET",
            "QTY",
            "PRICE",
            "NET",
            "CUSTOMER",
            "STATUS",
            "FLAGS"),
        OrderListCommand::cells);
    return Exit.DONE;
  }

  private Wanted wanted(Installation installation) {
    var span = times.span(installation.zone());
    var whose = vendor.map(name -> Known.vendor(installation.vendors(), name)).map(Vendor::id);
    return new Wanted(
        span.from(),
        span.until(),
        whose,
        Optional.of(environment),
        status.map(OrderListCommand::status),
        false,
        asset.isPresent() ? OptionalLong.of(asset.get()) : OptionalLong.empty(),
        customer,
        code.map(OrderListCommand::code),
        flag.map(OrderListCommand::flag));
  }

  private static String status(String typed) {
    var status = typed.toUpperCase(Locale.ROOT);
    if (!STATUSES.contains(status)) {
      throw CommandFailed.wrongUsage(
          "--status is one of %s, not '%s'".formatted(String.join(", ", STATUSES), typed));
    }
    return status;
  }

  private static String flag(String typed) {
    if (!ListedSale.FLAGS.contains(typed)) {
      throw CommandFailed.wrongUsage(
          "--flag is one of %s, not '%s'".formatted(String.join(", ", ListedSale.FLAGS), typed));
    }
    return typed;
  }

  private static CopyCode code(String typed) {
    return CopyCode.parse(typed)
        .orElseThrow(() ->
            CommandFailed.wrongUsage("--code is the code of a copy, which '" + typed + "' isn't"));
  }

  private static List<Object> cells(ListedSale sale) {
    var line = sale.line();
    return List.of(
        Times.of(line.registeredAt()),
        sale.vendor(),
        line.key().order(),
        line.key().line(),
        line.asset().value(),
        line.quantity(),
        Json.plain(line.lineItemPrice()).toPlainString(),
        sale.netDue()
            .map(net -> net.toPlainString() + " " + sale.currency().orElse(""))
            .orElse("-"),
        line.isErased() ? "(erased)" : line.customer(),
        sale.standing(),
        sale.flags().isEmpty() ? "-" : String.join(" ", sale.flags()));
  }

  static Map<String, @Nullable Object> json(ListedSale sale) {
    var line = sale.line();
    return JsonFields.of()
        .add("registered_at", line.registeredAt())
        .add("vendor", sale.vendor())
        .add("environment", line.key().environment().wire())
        .add("order_id", line.key().order().value())
        .add("order_line_id", line.key().line().value())
        .add("code", line.code().toString())
        .add("asset_id", line.asset().value())
        .add("title", sale.title())
        .add("edition", sale.edition())
        .add("customer", line.isErased() ? Optional.empty() : Optional.of(line.customer()))
        .add("country_code", line.countryCode())
        .add("quantity", line.quantity())
        .add("refunded_quantity", line.refunded())
        .add("unit_price", Json.plain(line.unitPrice()))
        .add("line_item_price", Json.plain(line.lineItemPrice()))
        .add("list_price", sale.listPrice())
        .add("currency", sale.currency())
        .add("net_due", sale.netDue())
        .add(
            "terms",
            sale.terms().isPresent() ? Optional.of(sale.terms().getAsLong()) : Optional.empty())
        .add("status", sale.standing())
        .add("flags", sale.flags())
        .map();
  }
}
