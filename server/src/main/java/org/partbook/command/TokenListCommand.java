package org.partbook.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.access.AccessToken;
import org.partbook.access.Vendors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description =
        "List the tokens: which there are and how they stand, never the tokens themselves.")
final class TokenListCommand extends InstallationCommand {
  @Parameters(paramLabel = "VENDOR", arity = "0..1", description = "Only this vendor's.")
  Optional<String> vendor = Optional.empty();

  TokenListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var tokens = tokens(installation.vendors());
    if (output.json) {
      output.array(tokens.stream().map(TokenListCommand::json).toList());
    } else {
      output.table(table(tokens));
    }
    return Exit.DONE;
  }

  private List<AccessToken> tokens(Vendors vendors) {
    if (vendor.isPresent() && vendors.find(vendor.get()).isEmpty()) {
      throw Known.noSuchVendor(vendor.get());
    }
    return vendors.tokens().stream()
        .filter(token -> vendor.map(token.vendor()::equals).orElse(true))
        .toList();
  }

  private static Table table(List<AccessToken> tokens) {
    var table =
        new Table("TOKEN", "VENDOR", "ENVIRONMENT", "STATE", "ISSUED", "EXPIRES", "LAST USED");
    for (var token : tokens) {
      table.row(
          token.id(),
          token.vendor(),
          token.environment().wire(),
          token.state(Instant.now()),
          Times.of(token.issuedAt()),
          Times.of(token.expiresAt()),
          Times.of(token.lastUsedAt()));
    }
    return table;
  }

  private static Map<String, @Nullable Object> json(AccessToken token) {
    return JsonFields.of()
        .add("id", token.id())
        .add("vendor", token.vendor())
        .add("environment", token.environment().wire())
        .add("state", token.state(Instant.now()))
        .add("issued_at", token.issuedAt())
        .add("expires_at", token.expiresAt())
        .add("revoked_at", token.revokedAt())
        .add("last_used_at", token.lastUsedAt())
        .map();
  }
}
