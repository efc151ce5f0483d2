package org.partbook.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Installation;
import org.partbook.catalog.AssetId;
import org.partbook.rights.PartyId;
import org.partbook.rights.Rights;
import org.partbook.rights.Share;
import org.partbook.rights.Titled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "List the assets in which somebody has a right, or those in which nobody has.",
    footer = "%nExample: partbook rights list --without")
final class RightsListCommand extends InstallationCommand {
  /// Columns are aligned within so many rows: much is printed as it is read.
  private static final int PAGE = 500;

  @Mixin final RightsChoice choice = new RightsChoice();

  @Option(
      names = "--without",
      description = "The assets for sale that have no shares of their own.")
  boolean without;

  RightsListCommand(Console console) {
    super(console);
  }

  /// An asset with its shares.
  private record Line(AssetId asset, Optional<String> title, long shares, List<String> parties) {}

  @Override
  int run(Installation installation) {
    var rights = installation.rights();
    long version = choice.of(rights);
    var lines =
        without
            ? rights.withoutShares(version).map(RightsListCommand::line).iterator()
            : new Lines(rights, version);
    if (output.json) {
      output.array(Output.mapped(lines, RightsListCommand::json));
    } else {
      print(lines);
    }
    return Exit.DONE;
  }

  private static Line line(Titled titled) {
    return new Line(titled.asset(), Optional.of(titled.title()), 0, List.of());
  }

  private void print(Iterator<Line> lines) {
    boolean headings = true;
    while (headings || lines.hasNext()) {
      var table = new Table("ASSET", "TITLE", "SHARES", "PARTIES");
      for (int i = 0; i < PAGE && lines.hasNext(); i++) {
        var line = lines.next();
        table.row(
            line.asset(),
            line.title().orElse("-"),
            line.shares(),
            line.parties().isEmpty() ? "-" : String.join(" ", line.parties()));
      }
      table.lines().stream().skip(headings ? 0 : 1).forEach(console.out()::println);
      headings = false;
    }
  }

  /// Puts the shares of each asset together, and asks for the titles of many at once.
  private static final class Lines implements Iterator<Line> {
    private final Rights rights;
    private final Iterator<Share> shares;
    private Optional<Share> next = Optional.empty();
    private Iterator<Line> page = List.<Line>of().iterator();

    Lines(Rights rights, long version) {
      this.rights = rights;
      this.shares = rights.shares(version).iterator();
      advance();
    }

    private void advance() {
      next = shares.hasNext() ? Optional.of(shares.next()) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
      return page.hasNext() || next.isPresent();
    }

    @Override
    public Line next() {
      if (!page.hasNext()) {
        page = read().iterator();
      }
      return page.next();
    }

    private List<Line> read() {
      var assets = new ArrayList<List<Share>>();
      while (next.isPresent() && assets.size() < PAGE) {
        assets.add(ofOneAsset(next.get().asset()));
      }
      var titles = rights.titles(assets.stream().map(all -> all.getFirst().asset()).toList());
      return assets.stream().map(all -> line(all, titles)).toList();
    }

    private List<Share> ofOneAsset(AssetId asset) {
      var all = new ArrayList<Share>();
      while (next.isPresent() && next.get().asset().equals(asset)) {
        all.add(next.get());
        advance();
      }
      return all;
    }

    private static Line line(List<Share> shares, Map<AssetId, String> titles) {
      var asset = shares.getFirst().asset();
      return new Line(
          asset,
          Optional.ofNullable(titles.get(asset)),
          shares.size(),
          shares.stream().map(Share::party).distinct().map(PartyId::value).toList());
    }
  }

  /// The same for programs.
  private static Map<String, @Nullable Object> json(Line line) {
    return JsonFields.of()
        .add("asset_id", line.asset().value())
        .add("title", line.title())
        .add("shares", line.shares())
        .add("parties", line.parties())
        .map();
  }
}
