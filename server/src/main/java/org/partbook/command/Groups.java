package org.partbook.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Commands that only hold others.
final class Groups {
  private Groups() {}

  @Command(
      name = "catalog",
      synopsisSubcommandLabel = "COMMAND",
      description = "Bring scores into the catalogue, and see what is in it.")
  static final class Catalog {
    @Mixin final Help help = new Help();
  }

  @Command(
      name = "countries",
      synopsisSubcommandLabel = "COMMAND",
      description = "The database that tells in which country a buyer's address is.")
  static final class Countries {
    @Mixin final Help help = new Help();
  }

  @Command(
      name = "vendor",
      synopsisSubcommandLabel = "COMMAND",
      description = "The shops that sell.")
  static final class Vendor {
    @Mixin final Help help = new Help();
  }

  @Command(
      name = "token",
      synopsisSubcommandLabel = "COMMAND",
      description = "The access tokens by which vendors are known.")
  static final class Token {
    @Mixin final Help help = new Help();
  }

  @Command(
      name = "order",
      synopsisSubcommandLabel = "COMMAND",
      description = "What became of an order.")
  static final class Order {
    @Mixin final Help help = new Help();
  }
}
