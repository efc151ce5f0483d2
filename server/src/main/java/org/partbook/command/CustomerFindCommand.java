package org.partbook.command;

import java.util.List;
import org.partbook.Installation;
import org.partbook.purchase.ListedSale;
import org.partbook.purchase.SaleSearch.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "find",
    description =
        "List what somebody has bought, of all vendors and environments: by the beginning of the"
            + " name, in small or large letters, also of a name that was mended since.",
    footer = "%nExample: partbook customer find \"Zoë Ex\"")
final class CustomerFindCommand extends InstallationCommand {
  private static final int AT_ONCE = 1000;

  @Parameters(paramLabel = "NAME", description = "The name, or its beginning.")
  String name = "";

  CustomerFindCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    output.rows(
        sales(installation, name),
        OrderListCommand::json,
        List.of("CUSTOMER", "VENDOR", "ENVIRONMENT", "ORDER", "LINE", "ASSET", "WHEN", "STATUS"),
        CustomerFindCommand::cells);
    return Exit.DONE;
  }

  static OrderListCommand.Sales sales(Installation installation, String name) {
    if (name.isBlank()) {
      throw CommandFailed.wrongUsage("a name has something in it");
    }
    return new OrderListCommand.Sales(
        installation.saleSearch(), Wanted.everything(AT_ONCE).ofCustomer(name), -1);
  }

  private static List<Object> cells(ListedSale sale) {
    var line = sale.line();
    return List.of(
        line.customer(),
        sale.vendor(),
        line.key().environment().wire(),
        line.key().order(),
        line.key().line(),
        line.asset().value(),
        Times.of(line.registeredAt()),
        sale.standing());
  }
}
