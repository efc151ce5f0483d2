package org.partbook.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.catalog.LookRules;
import org.partbook.catalog.LookRules.Look;
import org.partbook.copies.LookInside;
import org.partbook.copies.file.Unfit;
import org.partbook.scores.LooksInside.Pictures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "preview",
    description = {
      "Write the pictures of a look inside an asset's PDF into a folder, as vendors show them: the"
          + " first pages can be read, the others can't, and all bear a mark. Whether vendors are"
          + " shown them already is said as well.",
      "They are made as the catalogue and the settings say, or for as many readable pages as you like"
          + " to try. A picture that is there is left alone, and the command fails."
    },
    footer = {
      "%nExamples:",
      "  partbook catalog preview 1001 --output look",
      "  partbook catalog preview 1001 --output look-of-3 --pages 3"
    })
final class CatalogPreviewCommand extends InstallationCommand {
  @Parameters(paramLabel = "ASSET", description = "The asset's id.")
  long asset;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder. It is made if it isn't there.")
  Path folder = Path.of("");

  @Option(
      names = "--pages",
      paramLabel = "N",
      description = "How many pages can be read, from 1 to " + LookInside.MOST_READABLE + ".")
  Optional<Integer> pages = Optional.empty();

  CatalogPreviewCommand(Console console) {
    super(console);
  }

  /// A picture that was written.
  private record Written(LookInside.Page page, Path file) {}

  @Override
  int run(Installation installation) {
    var looks = installation.looksInside();
    var shown = shown(installation, looks.rules());
    try {
      var pictures = looks.awaitPictures(look(installation, shown));
      Files.createDirectories(folder);
      var written = new ArrayList<Written>();
      for (var page : pictures.look().pages()) {
        var file = folder.resolve("page-" + page.number() + ending(page));
        Files.write(file, looks.picture(pictures, page), StandardOpenOption.CREATE_NEW);
        written.add(new Written(page, file));
      }
      print(pictures, written, shown);
      return Exit.DONE;
    } catch (Unfit e) {
      throw CommandFailed.because(
          "there is no look inside asset " + asset + ": its pdf " + e.text());
    } catch (FileAlreadyExistsException e) {
      throw CommandFailed.because(e.getFile() + " is there already");
    } catch (IOException e) {
      throw CommandFailed.because("the pictures can't be written: " + Failures.reason(e));
    }
  }

  /// What everybody is shown.
  private Optional<Look> shown(Installation installation, LookRules rules) {
    var id = id();
    return installation
        .db()
        .ask(tx -> new Catalog().seenInside(tx, id, rules))
        .map(found -> found.look());
  }

  private AssetId id() {
    if (asset < 1) {
      throw CommandFailed.wrongUsage("an asset id is 1 or more, not " + asset);
    }
    return new AssetId(asset);
  }

  private Look look(Installation installation, Optional<Look> shown) {
    pages.ifPresent(wanted -> {
      if (wanted < 1 || wanted > LookInside.MOST_READABLE) {
        throw CommandFailed.wrongUsage(
            "--pages is from 1 to " + LookInside.MOST_READABLE + ", not " + wanted);
      }
    });
    var id = id();
    var score =
        installation
            .db()
            .ask(tx -> new Catalog().goods(tx, id, "pdf"))
            .orElseThrow(() ->
                CommandFailed.because("asset " + asset + " has no PDF that could be looked into"));
    int usual = shown.map(Look::readable).orElse(LookRules.USUAL);
    return new Look(score.blob(), pages.orElse(usual));
  }

  private static String ending(LookInside.Page page) {
    return page.mediaType().equals("image/png") ? ".png" : ".jpg";
  }

  private void print(Pictures pictures, List<Written> written, Optional<Look> shown) {
    if (output.json) {
      output.object(json(pictures, written, shown));
      return;
    }
    var table = new Table("PAGE", "CAN BE READ", "FILE");
    for (var one : written) {
      table.row(one.page().number(), legible(one.page()), one.file());
    }
    output.table(table);
    console
        .out()
        .printf("%d of %d pages; %s%n", written.size(), pictures.look().pageCount(), words(shown));
  }

  private static String legible(LookInside.Page page) {
    return switch (page.legible()) {
      case ALL -> "yes";
      case PART -> "its beginning";
      case NONE -> "no";
    };
  }

  private static String words(Optional<Look> shown) {
    return shown
        .map(look ->
            "vendors are shown a look inside with at most %d readable".formatted(look.readable()))
        .orElse(
            "vendors are shown none: see look_inside in the catalogue, and PARTBOOK_LOOK_INSIDE");
  }

  private static Map<String, @Nullable Object> json(
      Pictures pictures, List<Written> written, Optional<Look> shown) {
    return JsonFields.of()
        .add("page_count", pictures.look().pageCount())
        .add("shown_to_vendors", shown.isPresent())
        .add("pages", written.stream().map(CatalogPreviewCommand::json).toList())
        .map();
  }

  private static Map<String, @Nullable Object> json(Written written) {
    return JsonFields.of()
        .add("number", written.page().number())
        .add("legible", written.page().legible().name().toLowerCase(Locale.ROOT))
        .add("file", written.file().toString())
        .map();
  }
}
