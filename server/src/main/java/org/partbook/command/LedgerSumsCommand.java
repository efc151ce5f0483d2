package org.partbook.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.json.Json;
import org.partbook.ledger.JournalStore;
import org.partbook.ledger.JournalStore.Sum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "sums",
    description = {
      "What was sold and taken back in a time, and what vendors owe by it: by vendor, currency and"
          + " kind of entry. Each figure is the sum of the entries that ledger list shows.",
      "A sale counts when it is completed. Days and months are those of the setting"
          + " PARTBOOK_TIME_ZONE."
    },
    footer = "%nExample: partbook ledger sums --month 2026-10")
final class LedgerSumsCommand extends InstallationCommand {
  @Mixin final TimeOptions times = new TimeOptions();

  LedgerSumsCommand(Console console) {
    super(console);
  }

  private record Row(String vendor, Sum sum) {}

  @Override
  int run(Installation installation) {
    var span = times.span(installation.zone());
    var names = new TreeMap<Long, String>();
    installation.vendors().list().forEach(one -> names.put(one.id().value(), one.name()));
    var journal = new JournalStore();
    var sums = installation.db().inTransaction(tx -> journal.sums(tx, span.begin(), span.end()));
    output.rows(
        sums.stream().map(sum -> new Row(name(names, sum.vendor()), sum)).iterator(),
        LedgerSumsCommand::json,
        List.of("VENDOR", "CURRENCY", "WHAT", "ENTRIES", "COPIES", "NET"),
        LedgerSumsCommand::cells);
    return Exit.DONE;
  }

  private static String name(Map<Long, String> names, OptionalLong vendor) {
    return vendor.isPresent() ? names.getOrDefault(vendor.getAsLong(), "?") : "?";
  }

  private static List<Object> cells(Row row) {
    return List.of(
        row.vendor(),
        row.sum().currency().orElse("-"),
        row.sum().kind(),
        row.sum().entries(),
        row.sum().copies(),
        row.sum().net().map(BigDecimal::toPlainString).orElse("-"));
  }

  private static Map<String, @Nullable Object> json(Row row) {
    return JsonFields.of()
        .add("vendor", row.vendor())
        .add("currency", row.sum().currency())
        .add("kind", row.sum().kind())
        .add("entries", row.sum().entries())
        .add("copies", row.sum().copies())
        .add("net", row.sum().net().map(Json::plain))
        .map();
  }
}
