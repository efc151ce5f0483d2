package org.partbook.command;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.access.Environment;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Edition;
import org.partbook.purchase.EditionHolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "editions",
    description = {
      "List the editions of an asset's files, and how many buyers have which: OPENED have received"
          + " something of it, UNOPENED bought it and haven't, TAKEN took it besides an earlier one.",
      "With --orders, the sales themselves, and which edition each has."
    },
    footer = {
      "%nExamples:",
      "  partbook catalog editions 101003",
      "  partbook catalog editions 101003 --orders --json"
    })
final class CatalogEditionsCommand extends InstallationCommand {
  @Parameters(index = "0", paramLabel = "ASSET_ID", description = "The asset.")
  long asset;

  @Option(names = "--orders", description = "List the sales, and which edition each has.")
  boolean orders;

  @Option(
      names = "--environment",
      paramLabel = "live|sandbox",
      description = "Of which sales. Default: live.")
  Environment environment = Environment.LIVE;

  CatalogEditionsCommand(Console console) {
    super(console);
  }

  static AssetId asset(long typed) {
    if (typed < 1) {
      throw CommandFailed.wrongUsage("an asset id is 1 or more, not " + typed);
    }
    return new AssetId(typed);
  }

  @Override
  int run(Installation installation) {
    var id = asset(asset);
    var editions = installation.editions().of(id);
    var counts = new EditionCounts();
    try (var holders = installation.copyEditions().holders(id, environment)) {
      if (orders) {
        list(holders.iterator());
        return Exit.DONE;
      }
      holders.forEach(counts::add);
    }
    if (editions.isEmpty() && counts.isEmpty()) {
      throw CommandFailed.because(
          "asset " + asset + " isn't in the catalogue, or has no file that could be sold");
    }
    print(counts.rows(editions));
    return Exit.DONE;
  }

  private void list(Iterator<EditionHolder> holders) {
    output.rows(
        holders,
        CatalogEditionsCommand::json,
        List.of("VENDOR", "ORDER", "LINE", "TYPE", "EDITION", "OPENED", "TAKEN"),
        CatalogEditionsCommand::cells);
  }

  private static List<Object> cells(EditionHolder one) {
    return List.of(
        one.vendor(),
        one.key().order(),
        one.key().line(),
        one.rendering(),
        edition(one),
        one.opened() ? "yes" : "no",
        one.taken().isEmpty()
            ? "-"
            : one.taken().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private static String edition(EditionHolder one) {
    var own = one.edition() == 0 ? "-" : Integer.toString(one.edition());
    return one.coming().isPresent() ? own + ", gets " + one.coming().getAsInt() : own;
  }

  private static Map<String, @Nullable Object> json(EditionHolder one) {
    return JsonFields.of()
        .add("vendor", one.vendor())
        .add("environment", one.key().environment().wire())
        .add("order_id", one.key().order().value())
        .add("order_line_id", one.key().line().value())
        .add("type", one.rendering())
        .add("edition", one.edition() == 0 ? Optional.empty() : Optional.of(one.edition()))
        .add("opened", one.opened())
        .add("gets", boxed(one.coming()))
        .add("taken", one.taken())
        .map();
  }

  private static Optional<Long> importId(Edition edition) {
    return edition.importId().isPresent()
        ? Optional.of(edition.importId().getAsLong())
        : Optional.empty();
  }

  private static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  private void print(List<EditionCounts.Row> rows) {
    output.rows(
        rows.iterator(),
        CatalogEditionsCommand::json,
        List.of(
            "TYPE", "EDITION", "MADE", "WEIGHT", "DECISION", "OPENED", "UNOPENED", "TAKEN", "NOTE"),
        CatalogEditionsCommand::cells);
  }

  private static List<Object> cells(EditionCounts.Row row) {
    var edition = row.edition();
    return List.of(
        row.type(),
        edition.map(one -> Integer.toString(one.number())).orElse("earlier"),
        edition.flatMap(Edition::madeAt).map(Times::of).orElse("-"),
        edition.map(one -> one.weight().word()).orElse("-"),
        edition.map(one -> one.policy().word()).orElse("-"),
        row.opened(),
        row.unopened(),
        row.taken(),
        edition.map(Edition::note).filter(note -> !note.isEmpty()).orElse("-"));
  }

  private static Map<String, @Nullable Object> json(EditionCounts.Row row) {
    var edition = row.edition();
    return JsonFields.of()
        .add("type", row.type())
        .add("edition", edition.map(Edition::number))
        .add("sha256", edition.map(one -> one.blob().sha256()))
        .add("made_at", edition.flatMap(Edition::madeAt))
        .add("import", edition.flatMap(CatalogEditionsCommand::importId))
        .add("weight", edition.map(one -> one.weight().word()))
        .add("policy", edition.map(one -> one.policy().word()))
        .add("note", edition.map(Edition::note))
        .add("opened", row.opened())
        .add("unopened", row.unopened())
        .add("taken", row.taken())
        .map();
  }

  static JsonFields fields(Edition edition) {
    return JsonFields.of()
        .add("asset_id", edition.asset().value())
        .add("type", edition.type())
        .add("edition", edition.number())
        .add("sha256", edition.blob().sha256())
        .add("made_at", edition.madeAt())
        .add("import", importId(edition))
        .add("weight", edition.weight().word())
        .add("policy", edition.policy().word())
        .add("note", edition.note());
  }
}
