package org.partbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.Printable;
import org.partbook.catalog.AssetDifference;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Past;
import org.partbook.catalog.Past.PastImport;
import org.partbook.catalog.Past.Step;
import org.partbook.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "history",
    description = {
      "List what was done to the catalogue, the latest first: imports, patches and what was undone.",
      "With the number of an asset: what became of it, field by field. What assets were is known for"
          + " 400 days."
    },
    footer = "%nExample: partbook catalog history 101003")
final class CatalogHistoryCommand extends InstallationCommand {
  private static final int LONGEST = 120;

  @Parameters(paramLabel = "ASSET", arity = "0..1", description = "The number of an asset.")
  Optional<Long> asset = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "So many of the latest. Default: 50.")
  int limit = 50;

  CatalogHistoryCommand(Console console) {
    super(console);
  }

  @Override
  int run(Installation installation) {
    var past = installation.past();
    if (asset.isPresent()) {
      return steps(past, asset.get());
    }
    var imports = past.imports(Long.MAX_VALUE, Math.clamp(limit, 1, 10_000));
    output.rows(
        imports.iterator(),
        CatalogHistoryCommand::json,
        List.of("IMPORT", "AT", "BY", "WHAT", "WITH", "REPLACED", "STILL AS WRITTEN"),
        one ->
            List.of(
                one.id(),
                Times.of(one.at()),
                one.actor(),
                one.kind(),
                one.source(),
                one.replaced(),
                one.still()));
    return Exit.DONE;
  }

  private static Map<String, @Nullable Object> json(PastImport one) {
    return JsonFields.of()
        .add("import", one.id())
        .add("at", one.at())
        .add("actor", one.actor())
        .add("kind", one.kind())
        .add("source", one.source())
        .add("replaced", one.replaced())
        .add("still_as_written", one.still())
        .map();
  }

  private int steps(Past past, long id) {
    var steps = id < 1 ? List.<Step>of() : past.steps(new AssetId(id));
    if (steps.isEmpty()) {
      throw CommandFailed.because("there is no asset " + id);
    }
    if (output.json) {
      output.array(records(steps));
      return Exit.DONE;
    }
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      console.out().println(heading(step, i == 0));
      for (var field : step.fields()) {
        console
            .out()
            .printf("  %s: %s -> %s%n", field.name(), shown(field.before()), shown(field.after()));
      }
    }
    return Exit.DONE;
  }

  private static String heading(Step step, boolean isFirst) {
    var what = isFirst ? "first known" : "changed";
    return step.by()
        .map(by ->
            "%s by %s %d, %s, %s: %s"
                .formatted(what, by.kind(), by.id(), Times.of(by.at()), by.actor(), by.source()))
        .map(Printable::text)
        .orElse(what + " before imports were recorded");
  }

  private static String shown(Optional<JsonNode> value) {
    var text = Printable.text(value.map(Json::write).orElse("nothing"));
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static List<Map<String, @Nullable Object>> records(List<Step> steps) {
    var records = new ArrayList<Map<String, @Nullable Object>>();
    for (var step : steps) {
      if (step.fields().isEmpty()) {
        records.add(record(step, "", Optional.empty(), Optional.empty()));
      }
      for (AssetDifference.Field field : step.fields()) {
        records.add(record(step, field.name(), field.before(), field.after()));
      }
    }
    return records;
  }

  private static Map<String, @Nullable Object> record(
      Step step, String field, Optional<JsonNode> before, Optional<JsonNode> after) {
    return JsonFields.of()
        .add("import", step.by().map(PastImport::id))
        .add("at", step.by().map(by -> by.at().toString()))
        .add("actor", step.by().map(PastImport::actor))
        .add("kind", step.by().map(PastImport::kind))
        .add("source", step.by().map(PastImport::source))
        .add("field", field)
        .add("before", before)
        .add("after", after)
        .map();
  }
}
