package org.partbook.command;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.catalog.Asset;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.CatalogEntry;
import org.partbook.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = {
      "List the catalogue by asset id, with what has been withdrawn from sale.",
      "With --problems only what can't be delivered, isn't ready to be stamped or drawn, or won't be"
          + " stamped or drawn well, with the file, the pages, the reason and what to do; then the"
          + " exit code is 1 if there is any. Whether files are sound is what partbook catalog check"
          + " finds."
    })
final class CatalogListCommand extends InstallationCommand {
  /// Columns are aligned within so many rows: a large catalogue is printed as it is read.
  private static final int PAGE = 500;

  @Option(names = "--problems", description = "List only what something is wrong with, and what.")
  boolean onlyProblems;

  CatalogListCommand(Console console) {
    super(console);
  }

  /// @param what is wrong with it
  private record Problem(CatalogEntry entry, CatalogProblem what) {}

  @Override
  int run(Installation installation) {
    var pages = pages(installation.db());
    if (onlyProblems) {
      var problems = new CatalogProblems(installation, installation.hasUpstream());
      int code =
          printProblems(
              pages
                  .flatMap(List::stream)
                  .flatMap(
                      entry -> problems.of(entry).stream().map(what -> new Problem(entry, what)))
                  .iterator());
      tellOfUnexamined(installation.preparation().unexamined().size());
      return code;
    }
    if (output.json) {
      output.array(pages.flatMap(List::stream).map(CatalogListCommand::json).iterator());
    } else {
      print(pages.iterator());
    }
    return Exit.DONE;
  }

  private int printProblems(Iterator<Problem> problems) {
    boolean any = problems.hasNext();
    output.rows(
        problems,
        one ->
            JsonFields.of()
                .add("asset_id", idOf(one.entry()))
                .add("title", one.entry().asset().title())
                .add("file", one.what().file())
                .add("pages", one.what().pages())
                .add("problem", one.what().what())
                .add("advice", one.what().advice())
                .map(),
        List.of("ASSET", "TITLE", "FILE", "PAGES", "PROBLEM", "WHAT TO DO"),
        one -> cells(one.entry(), one.what()));
    return any ? Exit.FAILED : Exit.DONE;
  }

  private static List<Object> cells(CatalogEntry entry, CatalogProblem problem) {
    return List.of(
        idOf(entry),
        entry.asset().title(),
        problem.file().orElse("-"),
        problem.shownPages(),
        problem.what(),
        problem.advice());
  }

  private void tellOfUnexamined(int count) {
    if (count > 0) {
      console
          .err()
          .printf(
              "of %d scores that an earlier version prepared it isn't known what was noticed: run"
                  + " partbook catalog prepare --look-again%n",
              count);
    }
  }

  private static Stream<List<CatalogEntry>> pages(Database db) {
    var catalog = new Catalog();
    return Stream.iterate(
        db.inTransaction(tx -> catalog.entries(tx, 0, PAGE)),
        page -> !page.isEmpty(),
        page -> db.inTransaction(tx -> catalog.entries(tx, idOf(page.getLast()), PAGE)));
  }

  private static long idOf(CatalogEntry entry) {
    return entry.asset().id().value();
  }

  private void print(Iterator<List<CatalogEntry>> pages) {
    var headings = true;
    while (headings || pages.hasNext()) {
      var table = new Table("ASSET", "TITLE", "TYPE", "PAGES", "FILES", "SOLD IN");
      if (pages.hasNext()) {
        pages.next().forEach(entry -> row(table, entry));
      }
      table.lines().stream().skip(headings ? 0 : 1).forEach(console.out()::println);
      headings = false;
    }
  }

  private static void row(Table table, CatalogEntry entry) {
    var pages = entry.pageCount();
    table.row(
        idOf(entry),
        entry.asset().title(),
        entry.type(),
        pages.isPresent() ? pages.getAsLong() : "-",
        files(entry),
        soldIn(entry.asset()));
  }

  private static String files(CatalogEntry entry) {
    return entry.renderings().isEmpty()
        ? "-"
        : entry.renderings().stream()
            .map(file ->
                file.usage().equals("full") ? file.type() : file.type() + " " + file.usage())
            .collect(Collectors.joining(", "));
  }

  private static String soldIn(Asset asset) {
    if (asset.withdrawn()) {
      return "withdrawn";
    }
    return asset.world()
        ? "everywhere"
        : String.join(" ", asset.countries().stream().sorted().toList());
  }

  private static Map<String, @Nullable Object> json(CatalogEntry entry) {
    var asset = entry.asset();
    var pages = entry.pageCount();
    return JsonFields.of()
        .add("asset_id", asset.id().value())
        .add("title", asset.title())
        .add("asset_type", entry.type())
        .add("withdrawn", asset.withdrawn())
        .add("world", asset.world())
        .add("countries", asset.countries().stream().sorted().toList())
        .add("min_qty", asset.minQty())
        .add("partable", asset.partable())
        .add("page_count", pages.isPresent() ? Optional.of(pages.getAsLong()) : Optional.empty())
        .add(
            "renderings",
            entry.renderings().stream()
                .map(file -> Map.of("type", file.type(), "usage", file.usage()))
                .toList())
        .map();
  }
}
