package org.partbook.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.db.Database;
import org.partbook.json.Json;
import org.partbook.ledger.Entry;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.JournalStore;
import org.partbook.ledger.JournalStore.Wanted;
import org.partbook.purchase.OrderId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = {
      "List what happened: each entry of the journal, in its order.",
      "Days and months are those of the setting PARTBOOK_TIME_ZONE."
    },
    footer = {
      "%nExamples:",
      "  partbook ledger list --day 2026-10-31",
      "  partbook ledger list --order 12345",
      "  partbook ledger list --month 2026-10 --kind refunded --vendor \"Corner Music Shop\""
    })
final class LedgerListCommand extends InstallationCommand {
  private static final int AT_ONCE = 1000;

  @Mixin final TimeOptions times = new TimeOptions();

  @Option(names = "--kind", paramLabel = "KIND", description = "Only entries of this kind.")
  Optional<String> kind = Optional.empty();

  @Option(names = "--vendor", paramLabel = "NAME", description = "Only what this vendor did.")
  Optional<String> vendor = Optional.empty();

  @Option(
      names = "--order",
      paramLabel = "ORDER_ID",
      description =
          "Only what happened to the lines of this order, at whatever time; of one vendor's with"
              + " --vendor.")
  Optional<Long> order = Optional.empty();

  LedgerListCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var span = times.span(installation.zone());
    var whose =
        vendor
            .map(name -> OptionalLong.of(Known.vendor(installation.vendors(), name).id().value()))
            .orElse(OptionalLong.empty());
    var wanted = new Wanted(span.begin(), span.end(), kind.map(LedgerListCommand::kind), whose);
    var entries =
        order.isPresent() ? ofOrder(installation, order.get()) : entries(installation.db(), wanted);
    output.rows(
        entries.iterator(),
        LedgerListCommand::json,
        List.of("ENTRY", "WHEN", "WHAT", "WHO", "LINE", "COPIES", "NET", "FACTS"),
        LedgerListCommand::cells);
    return Exit.DONE;
  }

  private static EntryKind kind(String typed) {
    try {
      return EntryKind.valueOf(typed.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw CommandFailed.wrongUsage("there are no entries of the kind '" + typed + "'");
    }
  }

  private Stream<Entry> ofOrder(Installation installation, long number) {
    if (number < 1) {
      throw CommandFailed.wrongUsage("an order id is 1 or more, not " + number);
    }
    var journal = new JournalStore();
    return new FoundOrders(installation)
        .lines(new OrderId(number), vendor, Optional.empty()).stream()
            .flatMap(
                line -> installation.db().ask(tx -> journal.ofLine(tx, line.number())).stream());
  }

  /// Read as they are asked for.
  private static Stream<Entry> entries(Database db, Wanted wanted) {
    var journal = new JournalStore();
    return Stream.iterate(
            db.ask(tx -> journal.list(tx, wanted, 0, AT_ONCE)),
            page -> !page.isEmpty(),
            page -> db.ask(tx -> journal.list(tx, wanted, page.getLast().id(), AT_ONCE)))
        .flatMap(List::stream);
  }

  private static List<Object> cells(Entry entry) {
    return List.of(
        entry.id(),
        Times.of(entry.at()),
        entry.kind(),
        entry.actor(),
        text(entry.line()),
        text(entry.quantity()),
        entry.net().map(net -> net.toPlainString() + " " + entry.currency().orElse("")).orElse("-"),
        entry.body());
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
  }

  private static Map<String, @Nullable Object> json(Entry entry) {
    return JsonFields.of()
        .add("id", entry.id())
        .add("at", entry.at())
        .add("kind", entry.kind())
        .add("actor", entry.actor())
        .add("line", boxed(entry.line()))
        .add("vendor", boxed(entry.vendor()))
        .add("currency", entry.currency())
        .add("quantity", boxed(entry.quantity()))
        .add("net", entry.net().map(Json::plain))
        .add("body", entry.body())
        .map();
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }
}
