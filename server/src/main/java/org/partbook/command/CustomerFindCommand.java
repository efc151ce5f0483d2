package org.partbook.command;

import java.util.List;
import java.util.stream.Stream;
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
  @Parameters(paramLabel = "NAME", description = "The name, or its beginning.")
  String name = "";

  CustomerFindCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    output.rows(
        sales(installation, name).iterator(),
        OrderListCommand::json,
        List.of("CUSTOMER", "VENDOR", "ENVIRONMENT", "ORDER", "LINE", "ASSET", "WHEN", "STATUS"),
        CustomerFindCommand::cells);
    return Exit.DONE;
  }

  static Stream<ListedSale> sales(Installation installation, String name) {
    if (name.isBlank()) {
      throw CommandFailed.wrongUsage("a name has something in it");
    }
    return installation.saleSearch().find(Wanted.ofCustomer(name));
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
